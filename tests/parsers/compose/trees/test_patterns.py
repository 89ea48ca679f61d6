"""Tables whose keys are paths: which nodes they name, and what is left alone."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.trees.nodes import made
from dockerlint.parsers.compose.trees.patterns import Patterns, rewrite, visit
from dockerlint.tree import Map, Node, plain
from tests.support.compose_trees import tree

TEXT = "a:\n  x: 1\n  y: {k: 2}\nb: [{k: 3}, 4]\nc: 5\n"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("a.x", [1]),
        ("a.*", [1, {"k": 2}]),
        ("b.*", [{"k": 3}, 4]),
        ("b.*.k", [3]),
        ("*.k", []),
        ("*", [{"x": 1, "y": {"k": 2}}, [{"k": 3}, 4], 5]),
        ("c.d", []),
        ("d", []),
    ],
)
def test_what_a_path_names(path: str, wanted: list[object]) -> None:
    found: list[object] = []
    visit(tree(TEXT), Patterns({path: "it"}), lambda _, node: found.append(plain(node)))
    assert found == wanted


def test_a_name_is_nearer_than_a_star() -> None:
    found: list[tuple[str, object]] = []
    patterns = Patterns({"*": "any", "c": "named"})
    visit(tree("c: 1\nd: 2\n"), patterns, lambda value, node: found.append((value, plain(node))))
    assert found == [("named", 1), ("any", 2)]


def test_outer_nodes_are_rewritten_first() -> None:
    def listed(value: str, node: Node) -> Node:
        if value == "outer" and isinstance(node, Map):
            return node.entries["y"].value
        return made("changed", node.span)

    patterns = Patterns({"a": "outer", "a.k": "inner"})
    assert plain(rewrite(tree(TEXT), patterns, listed)) == {"a": {"k": "changed"}, "b": [{"k": 3}, 4], "c": 5}


def test_what_no_pattern_names_is_shared() -> None:
    old = tree(TEXT)
    new = rewrite(old, Patterns({"b.*.k": "it"}), lambda _, node: made("new", node.span))
    assert isinstance(new, Map)
    assert plain(new) == {"a": {"x": 1, "y": {"k": 2}}, "b": [{"k": "new"}, 4], "c": 5}
    assert new.entries["a"] is old.entries["a"]
    assert rewrite(old, Patterns({"z.*": "it"}), lambda _, node: made("new", node.span)) is old
