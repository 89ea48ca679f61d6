"""Tables whose keys are paths in a compose file: `services.*.build.args`, `services.*.ports.*`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from dockerlint.tree import Entry, Map, Node, Seq

T = TypeVar("T")


class Patterns(Generic[T]):
    """A tree of paths; `*` stands for every key and every index. Only paths that some pattern needs are walked."""

    __slots__ = ("children", "value")

    def __init__(self, table: Mapping[str, T] | None = None) -> None:
        """Take a table from dotted path to what belongs to it."""
        self.value: T | None = None
        self.children: dict[str, Patterns[T]] = {}
        for path, value in (table or {}).items():
            self._add(path.split("."), value)

    def _add(self, path: list[str], value: T) -> None:
        node = self
        for step in path:
            node = node.children.setdefault(step, Patterns())
        node.value = value

    def at(self, step: str) -> Patterns[T] | None:
        """Give the patterns below a key, or None when no pattern goes there."""
        return self.children.get(step) or self.children.get("*")


def entries_below(node: Map, patterns: Patterns[T]) -> Iterator[tuple[str, Entry, Patterns[T]]]:
    """Give the entries of a mapping that some pattern leads to."""
    if "*" in patterns.children:
        for name, entry in node.entries.items():
            below = patterns.at(name)
            if below is not None:
                yield name, entry, below
        return
    children = patterns.children
    if len(node.entries) < len(children):
        for name, entry in node.entries.items():
            if name in children:
                yield name, entry, children[name]
        return
    for name, below in children.items():
        found = node.entries.get(name)
        if found is not None:
            yield name, found, below


def rewrite(node: Node, patterns: Patterns[T], apply: Callable[[T, Node], Node]) -> Node:
    """Give the tree with `apply(value, node)` in place of each node that a pattern names, outer nodes first.

    What no pattern names is shared with the tree that was given.
    """
    if patterns.value is not None:
        node = apply(patterns.value, node)
    if not patterns.children:
        return node
    if isinstance(node, Map):
        return _rewritten_map(node, patterns, apply)
    if isinstance(node, Seq):
        below = patterns.at("*")
        if below is None:
            return node
        items = [rewrite(item, below, apply) for item in node.items]
        changed = any(new is not old for new, old in zip(items, node.items, strict=True))
        return Seq(node.span, items, node.flow, node.tag) if changed else node
    return node


def _rewritten_map(node: Map, patterns: Patterns[T], apply: Callable[[T, Node], Node]) -> Map:
    changed: dict[str, Entry] = {}
    for name, entry, below in entries_below(node, patterns):
        value = rewrite(entry.value, below, apply)
        if value is not entry.value:
            changed[name] = Entry(entry.key, value, entry.merged)
    return Map(node.span, {**node.entries, **changed}, node.flow, node.tag) if changed else node


def visit(node: Node, patterns: Patterns[T], call: Callable[[T, Node], object]) -> None:
    """Call `call(value, node)` for each node that a pattern names."""
    if patterns.value is not None:
        call(patterns.value, node)
    if not patterns.children:
        return
    if isinstance(node, Map):
        for _, entry, below in entries_below(node, patterns):
            visit(entry.value, below, call)
    elif isinstance(node, Seq) and (inner := patterns.at("*")) is not None:
        for item in node.items:
            visit(item, inner, call)
