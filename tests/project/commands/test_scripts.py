"""Scripts that are read once."""

from __future__ import annotations

from dockerlint.project.commands.scripts import Scripts
from dockerlint.source import SourceFile
from tests.support.dockerfile_reading import only


def test_each_script_is_read_once() -> None:
    scripts, instruction, file = Scripts(), only("RUN a"), SourceFile("x.sh", "a\nb\n")
    assert scripts.script_of(instruction) is scripts.script_of(instruction)
    assert scripts.script_of(instruction, "bash") is not scripts.script_of(instruction)
    assert scripts.of_file(file) is scripts.of_file(file)
    assert [one.program for one in scripts.of_file(file).commands] == ["a", "b"]
