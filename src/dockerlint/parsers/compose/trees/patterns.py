"""Tables with paths in a compose file as keys: `services.*.build.args`, `services.*.ports.*`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from dockerlint.tree import Entry, Map, Node, Scalar, Seq

T = TypeVar("T")


class Patterns(Generic[T]):
    """A tree of paths; `*` matches every key and every index. Only paths with a pattern are walked."""

    __slots__ = ("any", "children", "is_leaf", "value")

    def __init__(self, table: Mapping[str, T] | None = None) -> None:
        """Use a table of dotted paths and their values."""
        self.value: T | None = None
        self.children: dict[str, Patterns[T]] = {}
        self.any: Patterns[T] | None = None
        """The patterns below `*`."""
        self.is_leaf = True
        for path, value in (table or {}).items():
            self._add(path.split("."), value)

    def _add(self, path: list[str], value: T) -> None:
        node = self
        for step in path:
            node.is_leaf = False
            below = node.children.setdefault(step, Patterns())
            if step == "*":
                node.any = below
            node = below
        node.value = value

    def at(self, step: str) -> Patterns[T] | None:
        """Return the patterns below a key, or None if there are none."""
        return self.children.get(step) or self.any


def entries_below(node: Map, patterns: Patterns[T]) -> list[tuple[str, Entry, Patterns[T]]]:
    """Return the entries of a mapping that match a pattern."""
    children, star, entries = patterns.children, patterns.any, node.entries
    if star is not None:
        return [(name, entry, children.get(name) or star) for name, entry in entries.items()]
    if len(entries) < len(children):
        return [(name, entry, children[name]) for name, entry in entries.items() if name in children]
    return [(name, entries[name], below) for name, below in children.items() if name in entries]


def rewrite(tree: Map, patterns: Patterns[T], apply: Callable[[T, Node], Node]) -> Map:
    """Return the tree with `apply(value, node)` in place of each node that matches a pattern, outer nodes first.

    Nodes that match no pattern are shared with the given tree.
    """
    changed: dict[str, Entry] = {}
    for name, entry, below in entries_below(tree, patterns):
        old = entry.value
        if below.value is None and isinstance(old, Scalar):
            continue
        value = _rewritten(old, below, apply)
        if value is not old:
            changed[name] = Entry(entry.key, value, entry.merged)
    return Map(tree.span, {**tree.entries, **changed}, tree.flow, tree.tag) if changed else tree


def _rewritten(node: Node, patterns: Patterns[T], apply: Callable[[T, Node], Node]) -> Node:
    if patterns.value is not None:
        node = apply(patterns.value, node)
    if patterns.is_leaf or isinstance(node, Scalar):
        return node
    if isinstance(node, Map):
        return rewrite(node, patterns, apply)
    below = patterns.any
    if below is None:
        return node
    items = [_rewritten(item, below, apply) for item in node.items]
    changed = any(new is not old for new, old in zip(items, node.items, strict=True))
    return Seq(node.span, items, node.flow, node.tag) if changed else node


def visit(node: Node, patterns: Patterns[T], call: Callable[[T, Node], object]) -> None:
    """Call `call(value, node)` for each node that matches a pattern."""
    if patterns.value is not None:
        call(patterns.value, node)
    if patterns.is_leaf or isinstance(node, Scalar):
        return
    if isinstance(node, Map):
        for _, entry, below in entries_below(node, patterns):
            visit(entry.value, below, call)
    elif patterns.any is not None:
        for item in node.items:
            visit(item, patterns.any, call)
