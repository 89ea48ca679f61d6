"""The commands of Taskfiles."""

from __future__ import annotations

import re

import pytest

from dockerlint.parsers.recipes.taskfile import parse_taskfile
from dockerlint.source import SourceFile
from tests.support.shell_reading import lines


def _lines(text: str) -> list[tuple[str, list[str]]]:
    found = parse_taskfile(SourceFile("Taskfile.yml", text), re.compile("docker"))
    return [(one.folder, lines(one.script)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tasks:\n  a:\n    dir: svc\n    cmds:\n      - docker build .\n      - task: x\n      - cmd: docker push x\n", [("svc", ["docker build ."]), ("svc", ["docker push x"])]),
        ("vars: {T: x, U: {sh: date}}\ntasks:\n  a: docker build -t {{.T}}:{{.U}} {{ .V | default 1 }}\n", [(".", ["docker build -t x:… …"])]),
        ("tasks:\n  a: [docker build ., echo]\n  b: {cmd: docker push x}\n", [(".", ["docker build ."]), (".", ["docker push x"])]),
        ("tasks: [docker build .]\n", []),
        ("docker", []),
        ("", []),
    ],
)  # fmt: skip
def test_commands(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert _lines(text) == expected
