"""Small questions to the nodes of a bash tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dockerlint.parsers.shell.draft import Draft, Range

if TYPE_CHECKING:
    from tree_sitter import Node

_TESTS = re.compile(r"(?:unary|binary|parenthesized|negated|negation|postfix|ternary)_?\w*expression$")


def node_range(node: Node) -> Range:
    """Return the offsets of a node."""
    return node.start_byte, node.end_byte


def add_word(draft: Draft, place: Range) -> None:
    """Add a word; the grammar cuts some (`$V~`) in two, which nothing separates."""
    if draft.words and draft.words[-1][1] == place[0]:
        place = draft.words.pop()[0], place[1]
    draft.words.append(place)


def after_pattern(node: Node) -> list[Node]:
    """Return a node's children; of a `case` item those after its pattern, whose `|` joins no commands."""
    children = node.children
    if node.type != "case_item":
        return children
    closed = next((index for index, child in enumerate(children) if child.type == ")"), 0)
    return children[closed + 1 :]


def words_of_test(node: Node) -> list[Range]:
    """Return the words of `[ ... ]`; the grammar makes an expression of them."""
    words: list[Range] = []
    waiting = list(reversed(node.children))
    while waiting:
        child = waiting.pop()
        if _TESTS.search(child.type):
            waiting.extend(reversed(child.children))
        else:
            words.append(node_range(child))
    return words
