"""Both sides of a lockfile with merge conflicts."""

from __future__ import annotations

import pytest

from dockerlint.parsers.lockfile.conflict import merged, sides
from dockerlint.parsers.lockfile.read import parse_lockfile
from dockerlint.source import SourceFile

OURS, THEIRS = "a: 1\n", "a: 2\nb: 3\n"


def conflict(base: str = "") -> str:
    return f"x: 0\n<<<<<<< HEAD\n{OURS}{base}=======\n{THEIRS}>>>>>>> other\ny: 0\n"


@pytest.mark.parametrize("base", ["", "||||||| base\na: 0\n"])
def test_each_side_keeps_its_places(base: str) -> None:
    text = conflict(base)
    found = sides(text)
    assert found is not None
    ours, theirs = found
    assert (ours.split(), theirs.split()) == (
        ["x:", "0", "a:", "1", "y:", "0"],
        ["x:", "0", "a:", "2", "b:", "3", "y:", "0"],
    )
    assert (len(ours), ours.index("a: 1"), theirs.index("b: 3")) == (
        len(text),
        text.index("a: 1"),
        text.index("b: 3"),
    )
    assert ours.count("\n") == theirs.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text", ["<<<<<<< HEAD\na: 1\n", "a: 1\n=======\nb: 2\n", conflict() + ">>>>>>> more\n"]
)
def test_markers_that_are_left_over(text: str) -> None:
    assert sides(text) is None


def test_a_text_without_a_conflict_is_both_sides() -> None:
    assert sides("a: 1\n") == ("a: 1\n", "a: 1\n")


def importers(*dependencies: str) -> str:
    lines = [
        f"      {name}:\n        specifier: ^{version}\n        version: {version}\n"
        for name, version in (one.split("@") for one in dependencies)
    ]
    return f"lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n{''.join(lines)}"


def test_theirs_wins_where_both_have_a_dependency() -> None:
    ours, theirs = (
        parse_lockfile(SourceFile("pnpm-lock.yaml", text))[0]
        for text in (importers("a@1.0.0", "b@1.0.0"), importers("b@2.0.0", "c@1.0.0"))
    )
    found = merged(ours, theirs)
    assert {one.name: one.version for one in found.importers["."].dependencies} == {
        "a": "1.0.0",
        "b": "2.0.0",
        "c": "1.0.0",
    }
