"""`!reset` and `!override`."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.reset import Path, cut, take_resets
from dockerlint.tree import plain
from tests.support.compose_trees import tree


@pytest.mark.parametrize(
    ("text", "left", "paths"),
    [
        ("a: 1", {"a": 1}, []),
        ("a: !reset null\nb: 1", {"b": 1}, [("a",)]),
        ("a: !override [1]\nb: 1", {"a": [1], "b": 1}, [("a",)]),
        ("a:\n  b: !reset []\n  c: 1", {"a": {"c": 1}}, [("a", "b")]),
        ("a: [!reset x, y]", {"a": ["y"]}, [("a", "[]")]),
        ("a: !override {b: !reset null}", {"a": {"b": None}}, [("a",)]),
    ],
)
def test_resets_are_taken_out_and_kept_as_paths(text: str, left: object, paths: list[Path]) -> None:
    found, taken = take_resets(tree(text))
    assert (plain(found), taken) == (left, paths)


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (("a",), {"c": [1]}),
        (("a", "b"), {"a": {"d": 2}, "c": [1]}),
        (("c", "[]"), {"a": {"b": 1, "d": 2}, "c": [1]}),
        (("z",), {"a": {"b": 1, "d": 2}, "c": [1]}),
        (("a", "z"), {"a": {"b": 1, "d": 2}, "c": [1]}),
    ],
)
def test_what_is_at_the_paths_is_cut(path: Path, left: object) -> None:
    assert plain(cut(tree("a: {b: 1, d: 2}\nc: [1]"), [path])) == left


def test_a_tree_without_resets_is_shared() -> None:
    one = tree("a: {b: [1]}")
    assert take_resets(one)[0] is one
    assert cut(one, [("a", "z")]) is one
