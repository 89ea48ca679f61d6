from __future__ import annotations

from dockerlint.models.shell import Script
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.project.launch.opened import NOT_PARSED, Inside, Opened
from dockerlint.project.stages.paths import joined
from dockerlint.values import Text


def test_a_script_that_could_not_be_read_makes_it_unread() -> None:
    shell = ExecutionEnvironment(Text.known("/"), lambda _: None, joined)
    whole, part = Inside(Script(), shell), Inside(Script(complete=False), shell)
    assert [Opened.of(*inside).unread for inside in ((), (whole,), (whole, part))] == ["", "", NOT_PARSED]
