"""Scripts that are read once."""

from __future__ import annotations

from dockerlint.project.commands.scripts import Scripts
from tests.support.clips import whole
from tests.support.dockerfile_reading import only


def test_each_script_is_read_once() -> None:
    scripts, instruction, text = Scripts(), only("RUN a"), whole("a\nb\n")
    assert scripts.script_of(instruction) is scripts.script_of(instruction)
    assert scripts.script_of(instruction, "bash") is not scripts.script_of(instruction)
    assert scripts.of_text(text) is scripts.of_text(text)
    assert [one.program for one in scripts.of_text(text).commands] == ["a", "b"]
