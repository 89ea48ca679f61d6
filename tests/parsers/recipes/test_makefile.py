"""The recipes of Makefiles."""

from __future__ import annotations

import re

import pytest

from dockerlint.parsers.recipes.makefile import parse_makefile
from dockerlint.source import SourceFile
from tests.support.shell_reading import lines

_WANTED = re.compile("docker")


def _lines(text: str) -> list[list[str]]:
    return [lines(one.script) for one in parse_makefile(SourceFile("Makefile", text), _WANTED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tdocker build .\n\techo x\n", [["docker build ."]]),
        ("a:\n\t@-docker build \\\n\t  -t x .\n", [["docker build -t x ."]]),
        ("T := x\na:\n\tdocker build -t $(T) $${Y} $@\n", [["docker build -t x … …"]]),
        ("D ?= docker\nF = $(G).Dockerfile\nG = api\na:\n\t$(D) build -f ${F}\n", [["docker build -f api.Dockerfile"]]),
        ("T = x\nT = y\na:\n\tdocker $(T)\n", [["docker …"]]),
        ("T = x\nT += y\na:\n\tdocker $(T)\n", [["docker …"]]),
        ("T = x \\\n  y\na:\n\tdocker $(T)\n", [["docker …"]]),
        ("T = $(shell date)\na:\n\tdocker $(T) $(shell id)\n", [["docker … …", "shell id"]]),
        ("a:\n\tcd b\n\tdocker build .\n", [["docker build ."]]),
        ("docker:\n    docker build .\n", []),
    ],
)  # fmt: skip
def test_recipes(text: str, expected: list[list[str]]) -> None:
    assert [[one for one in found if "shell" not in one] for found in _lines(text)] == [
        [one for one in found if "shell" not in one] for found in expected
    ]


def test_the_place_of_a_command_is_that_of_its_line() -> None:
    (recipe,) = parse_makefile(
        SourceFile("Makefile", "T = a long value\na:\n\t@docker build -t $(T) ."), _WANTED
    )
    assert recipe.script.commands[0].at.text == "docker build -t $(T) ."
