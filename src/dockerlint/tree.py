"""Parsed YAML and JSON: containers whose keys and values know their places.

Both formats use the same tree. A node that was merged, aliased or taken from another file keeps its own span, so a
finding about it is where its value was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from dockerlint.source import Span

Plain: TypeAlias = "str | int | float | bool | None"


@dataclass(slots=True, eq=False)
class Scalar:
    """A leaf. `value` is typed by the rules of the format, `text` is the scalar's text without quotes and escapes.

    `unresolved` names the variables in the text that have no value; `value` is then unreliable.
    """

    span: Span
    value: Plain
    text: str
    quoted: bool = False
    tag: str | None = None
    unresolved: tuple[str, ...] = ()

    @property
    def is_null(self) -> bool:
        """Whether this is YAML's or JSON's null."""
        return self.value is None


@dataclass(slots=True, eq=False)
class Seq:
    """A list."""

    span: Span
    items: list[Node] = field(default_factory=list)
    flow: bool = False
    tag: str | None = None

    def __iter__(self) -> Iterator[Node]:
        """Iterate over the items."""
        return iter(self.items)


class Entry(NamedTuple):
    """A key and its value; `merged` if a YAML merge key (`<<`) added it."""

    key: Scalar
    value: Node
    merged: bool = False


@dataclass(slots=True, eq=False)
class Map:
    """A mapping in the order of its keys (by their text)."""

    span: Span
    entries: dict[str, Entry] = field(default_factory=dict)
    flow: bool = False
    tag: str | None = None

    def get(self, name: str) -> Node | None:
        """Return a key's value, or None when the key is absent."""
        entry = self.entries.get(name)
        return entry.value if entry else None

    def key(self, name: str) -> Scalar | None:
        """Return a key itself, or None when it is absent."""
        entry = self.entries.get(name)
        return entry.key if entry else None

    def map(self, name: str) -> Map | None:
        """Return a key's value if it is a mapping."""
        value = self.get(name)
        return value if isinstance(value, Map) else None

    def below(self, name: str) -> dict[str, Entry]:
        """Return the entries of the mapping below a key; none if there is no mapping."""
        value = self.get(name)
        return value.entries if isinstance(value, Map) else {}

    def seq(self, name: str) -> Seq | None:
        """Return a key's value if it is a list."""
        value = self.get(name)
        return value if isinstance(value, Seq) else None

    def scalar(self, name: str) -> Scalar | None:
        """Return a key's value if it is a scalar."""
        value = self.get(name)
        return value if isinstance(value, Scalar) else None

    def string(self, name: str) -> str | None:
        """Return a key's value if it is a string whose variables all have a value."""
        value = self.get(name)
        if isinstance(value, Scalar) and isinstance(value.value, str) and not value.unresolved:
            return value.value
        return None


Node: TypeAlias = "Scalar | Seq | Map"


def find(node: Node, *path: str | int) -> Node | None:
    """Return the node at a path of keys and indices; None if the path ends early."""
    for step in path:
        below = _step(node, step)
        if below is None:
            return None
        node = below
    return node


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Map) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Seq) and isinstance(step, int) and -len(node.items) <= step < len(node.items):
        return node.items[step]
    return None


def locate(node: Node, *path: str | int) -> Span:
    """Return the place of the value at a path; if the path ends early, of the nearest key or value before it.

    This is the only way from a path (a rule's, or the `loc` of a pydantic error) to a place.
    """
    for step in path:
        below = _step(node, step)
        if below is None:
            break
        node = below
    return node.span


def locate_key(node: Node, *path: str | int) -> Span:
    """Return the place of the key at a path (for an index: of the item); if the path ends early, the nearest place before it."""
    *head, last = path
    holder = find(node, *head)
    if isinstance(holder, Map) and isinstance(last, str) and (key := holder.key(last)):
        return key.span
    return locate(node, *path)


def plain(node: Node) -> object:
    """Return a node as plain dictionaries, lists and scalars."""
    if isinstance(node, Map):
        return {name: plain(entry.value) for name, entry in node.entries.items()}
    if isinstance(node, Seq):
        return [plain(item) for item in node.items]
    return node.value
