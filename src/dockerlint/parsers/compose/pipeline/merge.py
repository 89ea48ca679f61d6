"""Merge one tree over another, as Compose merges files, and a service over the one that it extends."""

from __future__ import annotations

from collections.abc import Callable

from dockerlint.knowledge.compose.merge import MERGES
from dockerlint.parsers.compose.trees.nodes import go_text, made, marked_of, pair_of
from dockerlint.parsers.compose.trees.patterns import Patterns
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Entry, Map, Node, Scalar, Seq

_MERGES = Patterns(MERGES)
_Merged = Callable[[Node, Node, "Patterns[str] | None", Report], "Node | None"]


def merge(base: Map, over: Map, report: Report) -> Map:
    """Merge a file's tree over the tree of earlier files; neither is changed."""
    return _merged_maps(base, over, _MERGES, report)


def merge_at(base: Node, over: Node, path: tuple[str, ...], report: Report) -> Node:
    """Merge two nodes at a path of a compose file (`("services", "web")`)."""
    patterns: Patterns[str] | None = _MERGES
    for step in path:
        patterns = patterns.at(step) if patterns else None
    return _merged(base, over, patterns, report)


def _merged(base: Node, over: Node, patterns: Patterns[str] | None, report: Report) -> Node:
    special = _SPECIAL.get(patterns.value) if patterns and patterns.value else None
    if special is not None:
        result = special(base, over, patterns, report)
        if result is not None:
            return result
    if isinstance(over, Scalar) and over.is_null:
        return base
    if isinstance(base, Map):
        if isinstance(over, Map):
            return _merged_maps(base, over, patterns, report)
    elif isinstance(base, Seq):
        if isinstance(over, Seq):
            return Seq(over.span, [*base.items, *over.items], over.flow, over.tag)
    else:
        return over
    kind = "a mapping" if isinstance(base, Map) else "a list"
    report.error(over.span.first_line(), f"this cannot override {kind} of an earlier file")
    return base


def _merged_maps(base: Map, over: Map, patterns: Patterns[str] | None, report: Report) -> Map:
    entries = dict(base.entries)
    for name, entry in over.entries.items():
        old = entries.get(name)
        if old is None:
            entries[name] = entry
            continue
        value = _merged(old.value, entry.value, patterns.at(name) if patterns else None, report)
        key = old.key if value is old.value or not isinstance(value, Scalar) else entry.key
        entries[name] = Entry(key, value, old.merged or entry.merged)
    return Map(base.span, entries, base.flow, base.tag)


def keyed(node: Node) -> Map | None:
    """Return a list of `NAME=value` as a mapping (null without a `=`); None for any other node."""
    if isinstance(node, Map):
        return node
    if not isinstance(node, Seq):
        return None
    entries: dict[str, Entry] = {}
    for item in node.items:
        if not isinstance(item, Scalar) or item.is_null:
            return None
        name, key, value = pair_of(item)
        entries[name] = Entry(key, value or Scalar(item.span, None, ""))
    return Map(node.span, entries, node.flow, node.tag)


def named(node: Node) -> Map | None:
    """Return a list of names as a mapping to null; None for any other node."""
    if isinstance(node, Map):
        return node
    if not isinstance(node, Seq) or not all(isinstance(item, Scalar) for item in node.items):
        return None
    entries = {
        go_text(item.value): Entry(item, Scalar(item.span, None, ""))
        for item in node.items
        if isinstance(item, Scalar)
    }
    return Map(node.span, entries, node.flow, node.tag)


def dependencies(node: Node) -> Map | None:
    """Return a list of service names in Compose's long form, each started and required; None for any other node."""
    if isinstance(node, Map):
        return node
    short = named(node)
    if short is None:
        return None
    entries = {name: Entry(entry.key, started(entry.key)) for name, entry in short.entries.items()}
    return Map(node.span, entries)


def started(item: Scalar) -> Map:
    """Return the long form of a dependency that only names its service."""
    fields = {"condition": made("service_started", item.span), "required": made(True, item.span)}
    return Map(item.span, {name: Entry(made(name, item.span), value) for name, value in fields.items()})


def _keyed(base: Node, over: Node, _patterns: Patterns[str] | None, _report: Report) -> Node | None:
    left, right = keyed(base), keyed(over)
    if left is None or right is None:
        return base if right is None and isinstance(over, Scalar) else None
    return Map(left.span, {**left.entries, **right.entries}, left.flow, left.tag)


def _joined(base: Node, over: Node, _patterns: Patterns[str] | None, _report: Report) -> Node | None:
    left, right = listed(base), listed(over)
    return Seq(over.span if right else base.span, [*left, *right])


def listed(node: Node) -> list[Node]:
    """Return a list's items, one text as a list of one, a mapping as `NAME=value` items, nothing for null."""
    if isinstance(node, Seq):
        return list(node.items)
    if isinstance(node, Map):
        return [item for name, entry in sorted(node.entries.items()) for item in _pairs(name, entry)]
    return [node] if isinstance(node.value, str) else []


def _pairs(name: str, entry: Entry) -> list[Node]:
    values = entry.value.items if isinstance(entry.value, Seq) else [entry.value]
    return [
        made(name if one.is_null else f"{name}={go_text(one.value)}", one.span)
        for one in values
        if isinstance(one, Scalar)
    ]


def _hosts(base: Node, over: Node, _patterns: Patterns[str] | None, _report: Report) -> Node | None:
    left = listed(base)
    known = {marked_of(one) for one in left if isinstance(one, Scalar)}
    return Seq(
        base.span,
        [*left, *(one for one in listed(over) if not isinstance(one, Scalar) or marked_of(one) not in known)],
    )


def _replaced(_base: Node, over: Node, _patterns: Patterns[str] | None, _report: Report) -> Node | None:
    return over


def _build(base: Node, over: Node, patterns: Patterns[str] | None, report: Report) -> Node | None:
    left, right = built(base), built(over)
    if left is None or right is None:
        return base if isinstance(over, Scalar) else None
    return _merged_maps(left, right, patterns, report)


def built(node: Node) -> Map | None:
    """Return `build: ./folder` in long form; None for any other node."""
    if isinstance(node, Map):
        return node
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return Map(node.span, {"context": Entry(made("context", node.span), node)})
    return None


def _via(convert: Callable[[Node], Map | None]) -> _Merged:
    def merged(base: Node, over: Node, patterns: Patterns[str] | None, report: Report) -> Node | None:
        left, right = convert(base), convert(over)
        if left is None or right is None:
            return None
        return _merged_maps(left, right, patterns, report)

    return merged


def _logging(base: Node, over: Node, patterns: Patterns[str] | None, report: Report) -> Node | None:
    if not isinstance(base, Map) or not isinstance(over, Map):
        return None
    left, right = base.scalar("driver"), over.scalar("driver")
    if left is None or right is None or left.value == right.value:
        return _merged_maps(base, over, patterns, report)
    return over


def _pools(base: Node, over: Node, patterns: Patterns[str] | None, report: Report) -> Node | None:
    """Merge address pools by their subnet."""
    if not isinstance(base, Seq) or not isinstance(over, Seq):
        return None
    pools: dict[object, Node] = {}
    for item in [*base.items, *over.items]:
        subnet = (
            go_text(found.value) if isinstance(item, Map) and (found := item.scalar("subnet")) else id(item)
        )
        old = pools.get(subnet)
        both = isinstance(old, Map) and isinstance(item, Map)
        pools[subnet] = _merged(old, item, patterns, report) if both and old is not None else item
    return Seq(over.span, list(pools.values()), over.flow)


_SPECIAL: dict[str, _Merged] = {
    "keyed": _keyed,
    "joined": _joined,
    "hosts": _hosts,
    "replaced": _replaced,
    "build": _build,
    "dependencies": _via(dependencies),
    "named": _via(named),
    "logging": _logging,
    "pools": _pools,
}
