"""Patterns of paths in a configuration."""

from __future__ import annotations

import pytest

from tests.support.configuration_fakes import found


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("x", ["a/b/z", "a/y"]),
        ("/x", ["a/b/x", "a/b/z", "a/x", "a/y"]),
        ("a/", ["x"]),
        ("a/b/", ["a/x", "a/y", "x"]),
        ("a/*", ["x"]),
        ("a/**", ["x"]),
        ("**/b/*", ["a/x", "a/y", "x"]),
        ("[xy]", ["a/b/z"]),
        ("a/b", ["a/x", "a/y", "x"]),
        ("nothing", ["a/b/x", "a/b/z", "a/x", "a/y", "x"]),
    ],
)
def test_patterns_are_those_of_gitignore(pattern: str, left: list[str]) -> None:
    files = {**dict.fromkeys(["x", "a/x", "a/y", "a/b/x", "a/b/z"], "bad")}
    excluded = found({**files, ".dockerlint.yaml": f"exclude: ['{pattern}']"})
    switched = found({**files, ".dockerlint.yaml": f"per-path: {{'{pattern}': [found-word]}}"})
    assert ([one[0] for one in excluded], [one[0] for one in switched]) == (left, left)


def test_patterns_speak_of_the_folder_of_their_file_and_may_be_taken_back() -> None:
    files = {
        "a/.dockerlint.yaml": "exclude: ['/x', '*.txt', '!keep.txt']",
        "a/x": "bad",
        "a/b/x": "bad",
        "a/b/no.txt": "bad",
        "a/b/keep.txt": "bad",
        "x": "bad",
    }
    assert [one[0] for one in found(files)] == ["a/b/keep.txt", "a/b/x", "x"]
