"""Scripts that are read once, and the folder that each command runs in."""

from __future__ import annotations

import pytest

from dockerlint.project.commands.scripts import Scripts, commands_in_folders
from dockerlint.source import SourceFile
from dockerlint.values import Text
from tests.support.dockerfile_reading import only
from tests.support.shell_reading import script

VALUES = {"SUB": Text.known("sub"), "U": Text.unknown("why")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a", [("a", "/app")]),
        ("cd x && a", [("a", "/app/x")]),
        ("a; cd ..; b", [("a", "/app"), ("b", "/")]),
        ("cd /x\ncd y\na", [("a", "/x/y")]),
        ("(cd x; a); b", [("a", "/app/x"), ("b", "/app")]),
        ("cd x; (a; cd y; b); c", [("a", "/app/x"), ("b", "/app/x/y"), ("c", "/app/x")]),
        ("cd $SUB && a", [("a", "/app/sub")]),
        ("cd $U && a", [("a", None)]),
        ("cd $U && cd /x && a", [("a", "/x")]),
        ("sh -c 'cd x; a'; b", [("a", "/app/x"), ("b", "/app")]),
    ],
)
def test_folders(text: str, wanted: list[tuple[str, str | None]]) -> None:
    found = commands_in_folders(script(text), Text.known("/app"), VALUES.get)
    assert [(command.program, folder.value) for command, folder in found] == wanted


def test_each_script_is_read_once() -> None:
    scripts, instruction, file = Scripts(), only("RUN a"), SourceFile("x.sh", "a\nb\n")
    assert scripts.script_of(instruction) is scripts.script_of(instruction)
    assert scripts.script_of(instruction, "bash") is not scripts.script_of(instruction)
    assert scripts.of_file(file) is scripts.of_file(file)
    assert [one.program for one in scripts.of_file(file).commands] == ["a", "b"]
