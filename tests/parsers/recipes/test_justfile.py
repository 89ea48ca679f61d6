"""The recipes of justfiles."""

from __future__ import annotations

import re

import pytest

from dockerlint.parsers.recipes.justfile import parse_justfile
from dockerlint.source import SourceFile
from tests.support.shell_reading import lines


def _lines(text: str) -> list[list[str]]:
    return [lines(one.script) for one in parse_justfile(SourceFile("justfile", text), re.compile("docker"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("build:\n    docker build .\n    echo x\n", [["docker build ."]]),
        ('image := "acme/api"\nbuild tag:\n  @docker build -t {{image}}:{{ tag }} .\n', [["docker build -t acme/api:… ."]]),
        ("tag := 'x'\nbuild tag:\n  docker {{tag}}\n", [["docker …"]]),
        ("build:\n  docker build {{ f(x) }}\n", [["docker build …"]]),
        ("build:\n  #!/bin/bash\n  cd a\n  docker build .\n\nother:\n  docker push x\n", [["cd a", "; docker build ."], ["docker push x"]]),
        ('x := "docker"\n# docker:\n', []),
    ],
)  # fmt: skip
def test_recipes(text: str, expected: list[list[str]]) -> None:
    assert _lines(text) == expected
