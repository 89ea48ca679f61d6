"""Equal items of a list: the later one replaces the earlier one, at its position."""

from __future__ import annotations

from collections.abc import Callable

from dockerlint.knowledge.compose.merge import UNIQUE
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.trees.patterns import Patterns, rewrite
from dockerlint.parsers.compose.values.volumes import VolumeError, parse_volume
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Node, Scalar, Seq

_UNIQUE = Patterns(UNIQUE)


def drop_repeated(tree: Map, report: Report) -> Map:
    """Return the tree with only the last of equal items in each list that Compose keeps unique."""
    return rewrite(tree, _UNIQUE, lambda kind, node: _unique(kind, node, report))


def _unique(kind: str, node: Node, report: Report) -> Node:
    if not isinstance(node, Seq) or len(node.items) < 2:
        if isinstance(node, Seq) and node.items and kind == "port":
            _key(kind, node.items[0], report)
        return node
    places: dict[object, int] = {}
    items: list[Node] = []
    for item in node.items:
        key = _key(kind, item, report)
        if key is not None and key in places:
            items[places[key]] = item
            continue
        if key is not None:
            places[key] = len(items)
        items.append(item)
    return node if len(items) == len(node.items) else Seq(node.span, items, node.flow, node.tag)


def _key(kind: str, item: Node, report: Report) -> object:
    """Return the identity of an item; None for an item that is unique."""
    if isinstance(item, Scalar):
        return _short_key(kind, item)
    return _long_key(kind, item, report) if isinstance(item, Map) else None


def _short_key(kind: str, item: Scalar) -> object:
    if item.is_null:
        return None
    text = go_text(item.value)
    if item.unresolved and not text:
        return None
    make = _SHORT_KEYS.get(kind)
    return make(text) if make else text


def _volume_target(text: str) -> str | None:
    try:
        return parse_volume(text).target
    except VolumeError:
        return None


_SHORT_KEYS: dict[str, Callable[[str], object]] = {
    "name": lambda text: text.partition("=")[0],
    "device": lambda text: text.split(":")[1] if ":" in text else text,
    "secret": "/run/secrets/{}".format,
    "config": "/{}".format,
    "target": _volume_target,
}


def _long_key(kind: str, item: Map, report: Report) -> object:
    if kind in {"target", "device"}:
        return _text(item, "target")
    if kind == "path":
        return _text(item, "path")
    if kind in {"secret", "config"}:
        source = _text(item, "source")
        folder = "/run/secrets" if kind == "secret" else ""
        return _text(item, "target") or (f"{folder}/{source}" if source else None)
    if kind == "port":
        return _port_key(item, report)
    return None


def _port_key(item: Map, report: Report) -> str | None:
    target = item.scalar("target")
    if target is None:
        report.error(item.span.first_line(), "a port needs a `target`")
        return None
    host, protocol = _text(item, "host_ip") or "0.0.0.0", _text(item, "protocol") or "tcp"  # noqa: S104
    return f"{host}:{_text(item, 'published')}:{go_text(target.value)}/{protocol}"


def _text(item: Map, name: str) -> str | None:
    found = item.scalar(name)
    return go_text(found.value) if found is not None and not found.unresolved else None
