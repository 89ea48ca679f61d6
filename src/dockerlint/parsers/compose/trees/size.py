"""The size of a tree with all aliases expanded."""

from __future__ import annotations

from dockerlint.tree import Map, Node, Seq

LARGEST = 1_000_000
"""Nodes; docker compose 2.40 expanded half a million, later versions stop at 100,000 visits."""


def too_large(tree: Node) -> bool:
    """Return whether a tree has more nodes than LARGEST, counting a node for each alias to it.

    A file without aliases never has: the YAML parser stops earlier.
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
