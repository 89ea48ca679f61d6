"""Create nodes from other nodes: a new value at an old place, and which parts of it are unknown; the size of a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dockerlint.source import Span
from dockerlint.tree import Entry, Map, Node, Plain, Scalar, Seq
from dockerlint.values import Known, Text, Unknown

FIRST_MARK = 0xF0000
"""The first of the private-use characters that mark unknown parts of a text."""
MOST_MARKS = 0xFFFD
"""The number of these characters in their plane; all further unknown parts share the last."""
LARGEST = 1_000_000
"""Nodes; docker compose 2.40 expanded half a million, later versions stop at 100,000 visits."""


@dataclass(slots=True, eq=False)
class Interpolated(Scalar):
    """A scalar that had variables.

    `value` and `text` are the values that Compose uses. `marked` is the same text with one private-use character for each unknown
    part; `unknowns` are those parts, in the order of their characters. Cutting `marked` cuts the unknown parts as well.
    """

    marked: str = ""
    unknowns: tuple[Unknown, ...] = ()
    unset: tuple[str, ...] = ()
    """Those of `unresolved` that nothing in the tree names, so that linting treats them as unset."""


def text_of(node: Scalar) -> Text:
    """Return a scalar's text, known or partly known, at its place."""
    if isinstance(node, Interpolated):
        return marked_text(node.marked, node.unknowns, node.span)
    return Text.known(go_text(node.value), node.span)


def marked_text(marked: str, unknowns: tuple[Unknown, ...], at: Span) -> Text:
    """Return the known and unknown parts of a marked text, or of a piece of one."""
    if not unknowns or marked.isascii():
        return Text.known(marked, at)
    parts: list[Known[str] | Unknown] = []
    start = 0
    for index, char in enumerate(marked):
        if FIRST_MARK <= ord(char) < FIRST_MARK + len(unknowns):
            if index > start:
                parts.append(Known(marked[start:index], at))
            parts.append(unknowns[ord(char) - FIRST_MARK])
            start = index + 1
    if start < len(marked):
        parts.append(Known(marked[start:], at))
    return Text(tuple(parts)) if parts else Text.known("", at)


def marked_of(node: Scalar) -> str:
    """Return a scalar's text with a private-use character for each unknown part."""
    return node.marked if isinstance(node, Interpolated) else go_text(node.value)


def made(value: Plain, at: Span) -> Scalar:
    """Create a scalar that is not in the file; `at` is the place of its origin."""
    if isinstance(value, str):
        return Scalar(at, value, value, quoted=True)
    return Scalar(at, value, go_text(value))


def retyped(node: Scalar, value: Plain) -> Scalar:
    """Return a scalar with another value (converted from its text), at the same place and with the same unknown parts."""
    return replace(node, value=value)


def derived(node: Scalar, value: str, marked: str, at: Span | None = None) -> Scalar:
    """Create a scalar from a piece of another one: `value` of its value, `marked` of its marked text."""
    span = at or node.span
    if not isinstance(node, Interpolated):
        return Scalar(span, value, value, quoted=True)
    unknowns = node.unknowns if not marked.isascii() else ()
    unresolved = node.unresolved if value != marked else ()
    unset = node.unset if unresolved else ()
    return Interpolated(span, value, value, True, None, unresolved, marked, unknowns, unset)


def known_piece(node: Scalar, value: str) -> Scalar:
    """Create a scalar from a piece of the value: known if no variable can have brought it, else unknown."""
    if not isinstance(node, Interpolated) or not node.unresolved:
        return Scalar(node.span, value, value, quoted=True)
    is_written = value != "" and node.marked.count(value) == str(node.value).count(value)
    return derived(node, value, value if is_written else _only_marks(node.marked))


def _only_marks(marked: str) -> str:
    return "".join(char for char in marked if ord(char) >= FIRST_MARK)


def pair_of(item: Scalar) -> tuple[str, Scalar, Scalar | None]:
    """Split a list item `NAME=value` into its name, the name's node and the value's node (None without `=`)."""
    name, sign, value = go_text(item.value).partition("=")
    marked_name, _, marked_value = marked_of(item).partition("=")
    cut = item.span.text.find("=") if sign and "\n" not in item.span.text else -1
    if cut < 0:
        return name, item, derived(item, value, marked_value) if sign else None
    end = len(item.span.text) - (1 if item.span.text[:1] in "\"'" else 0)
    key = derived(item, name, marked_name, item.span.sub(0, cut))
    return name, key, derived(item, value, marked_value, item.span.sub(cut + 1, max(end, cut + 1)))


def go_text(value: Plain) -> str:
    """Return a value as Go's `fmt.Sprint` prints it: 1e+06 for large floats, `true`; null is empty."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _go_float(value)


def _go_float(value: float) -> str:
    if value != value:  # noqa: PLR0124 - the test for NaN
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "+Inf" if value > 0 else "-Inf"
    digits, exponent = _shortest(value)
    if -4 <= exponent < 6:
        return f"{value!r}".removesuffix(".0")
    return f"{digits}e{'+' if exponent >= 0 else '-'}{abs(exponent):02d}"


def _shortest(value: float) -> tuple[str, int]:
    mantissa, _, exponent = f"{value!r}".partition("e")
    if exponent:
        return mantissa.removesuffix(".0"), int(exponent)
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, rest = mantissa.lstrip("-").partition(".")
    digits = (whole + ("" if rest == "0" else rest)).lstrip("0")
    if not digits:
        return "0", 0
    power = len(whole) - 1 if whole != "0" else -(len(rest) - len(rest.lstrip("0"))) - 1
    digits = digits.rstrip("0") or "0"
    return sign + digits[0] + ("." + digits[1:] if digits[1:] else ""), power


def new_map(at: Span, entries: Iterable[tuple[Scalar, Node]] = ()) -> Map:
    """Return a mapping of keys and values."""
    return Map(at, {go_text(key.value): Entry(key, value) for key, value in entries})


def with_entry(holder: Map, name: str, value: Node, key: Scalar | None = None) -> Map:
    """Return a mapping with one key set; an existing key keeps its place, a new key is at `key` or at the value."""
    entries = dict(holder.entries)
    old = entries.get(name)
    entries[name] = Entry(
        key or (old.key if old else made(name, value.span)), value, merged=bool(old and old.merged)
    )
    return Map(holder.span, entries, holder.flow, holder.tag)


def with_default(holder: Map, name: str, value: Plain) -> Map:
    """Return a mapping in which a key that it lacks has a value."""
    return holder if name in holder.entries else with_entry(holder, name, made(value, holder.span))


def without(holder: Map, *names: str) -> Map:
    """Return a mapping without some keys."""
    if not any(name in holder.entries for name in names):
        return holder
    entries = {name: entry for name, entry in holder.entries.items() if name not in names}
    return Map(holder.span, entries, holder.flow, holder.tag)


def same_list(node: Seq, items: list[Node]) -> Seq:
    """Return a list with other items."""
    return Seq(node.span, items, node.flow, node.tag)


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
