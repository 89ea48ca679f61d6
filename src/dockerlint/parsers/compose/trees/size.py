"""How large a tree is when every alias is written out."""

from __future__ import annotations

from dockerlint.tree import Map, Node, Seq

LARGEST = 1_000_000
"""Nodes; docker compose 2.40 expanded half a million, later ones stop at 100,000 visits."""


def too_large(tree: Node) -> bool:
    """Return whether a tree has more nodes than LARGEST, each counted as often as an alias brings it.

    A file without aliases never has: the reader of YAML stops far earlier.
    """
    return "*" in tree.span.file.text and _size(tree, {}) > LARGEST


def _size(node: Node, known: dict[int, int]) -> int:
    if not isinstance(node, Map | Seq):
        return 1
    size = known.get(id(node))
    if size is None:
        values = [entry.value for entry in node.entries.values()] if isinstance(node, Map) else node.items
        size = 1 + sum(_size(value, known) for value in values)
        known[id(node)] = size
    return size
