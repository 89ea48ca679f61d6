from __future__ import annotations

from dockerlint.knowledge.docker.ports import INSPECT_OPTIONS, PORT_OPTIONS


def test_an_option_is_that_of_a_program_or_of_its_debugger() -> None:
    assert PORT_OPTIONS.isdisjoint(INSPECT_OPTIONS)
