"""Inputs that are lists."""

from __future__ import annotations

from dockerlint.parsers.workflow.lists import items, lines
from dockerlint.values import Text
from tests.support.compose_trees import tree

INPUTS = tree("tags: |\n  # all\n  a, b\n\n  ${{ x }}\nflavor: latest=false,suffix=-x\n")


def test_lines_have_their_places() -> None:
    found = list(lines(INPUTS.get("tags"), Text.known))
    assert [(at.start, str(text)) for at, text in found] == [((3, 3), "a, b"), ((5, 3), "x")]
    assert list(lines(None, Text.known)) == []


def test_items_are_separated_by_commas_and_by_the_lines_of_an_expression() -> None:
    found = items(INPUTS, "tags", {"x": Text.known("c\nd,e\n")}.get)
    assert [str(one) for one in found] == ["a", "b", "c", "d", "e"]
    assert [str(one) for one in items(INPUTS, "flavor", Text.known, commas=False)] == [
        "latest=false,suffix=-x"
    ]
    assert list(items(None, "tags", Text.known)) == []
