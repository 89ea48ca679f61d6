"""`!reset` and `!override`: remove values of earlier files.

Source: https://docs.docker.com/reference/compose-file/merge/#reset-value
"""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.parsers.compose.trees.nodes import with_entry, without
from dockerlint.tree import Entry, Map, Node, Seq

Path = tuple[str, ...]


def take_resets(tree: Map) -> tuple[Map, list[Path]]:
    """Return the tree without the nodes tagged `!reset`, and the paths of all tagged nodes."""
    paths: list[Path] = []
    result = _taken(tree, (), paths)
    return (result if isinstance(result, Map) else tree), paths


def _taken(node: Node, path: Path, paths: list[Path]) -> Node | None:
    """Return the node without its resets; None for a reset itself."""
    if node.tag in {"!reset", "!override"}:
        paths.append(path)
        return None if node.tag == "!reset" else node
    if isinstance(node, Map):
        return _taken_map(node, path, paths)
    if isinstance(node, Seq):
        items = [_taken(item, (*path, "[]"), paths) for item in node.items]
        if any(new is not old for new, old in zip(items, node.items, strict=True)):
            return Seq(node.span, [item for item in items if item is not None], node.flow, node.tag)
    return node


def _taken_map(node: Map, path: Path, paths: list[Path]) -> Map:
    entries: dict[str, Entry] = {}
    same = True
    for name, entry in node.entries.items():
        value = _taken(entry.value, (*path, name), paths)
        same = same and value is entry.value
        if value is not None:
            entries[name] = entry if value is entry.value else Entry(entry.key, value, entry.merged)
    return node if same else Map(node.span, entries, node.flow, node.tag)


def cut(tree: Map, paths: Iterable[Path]) -> Map:
    """Return the tree without the nodes at the paths (items of a list stay: Compose can't reset them)."""
    for path in paths:
        tree = _without(tree, path)
    return tree


def _without(tree: Map, path: Path) -> Map:
    head, *rest = path
    entry = tree.entries.get(head)
    if entry is None:
        return tree
    if not rest:
        return without(tree, head)
    if not isinstance(entry.value, Map):
        return tree
    value = _without(entry.value, tuple(rest))
    return tree if value is entry.value else with_entry(tree, head, value)
