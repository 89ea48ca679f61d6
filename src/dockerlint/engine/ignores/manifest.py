"""The ignores of a package.json, which can hold no comments: `"dockerlint": {"ignore": {"undeclared-import": ["k6"]}}`."""

from __future__ import annotations

from dockerlint.engine.ignores.comments import Ignore, Name
from dockerlint.parsers.json.read import parse_json
from dockerlint.source import SourceFile
from dockerlint.tree import Entry, Map, Node, Scalar, Seq

_SHAPE = 'write an ignore in package.json as `"dockerlint": {"ignore": {"rule": ["what a finding names"]}}`'


def manifest_ignores(file: SourceFile) -> list[Ignore]:
    """Yield the ignored names of each rule in this package; they cover no lines."""
    if '"dockerlint"' not in file.text:
        return []
    root, _ = parse_json(file)
    own = root.entries.get("dockerlint") if isinstance(root, Map) else None
    if own is None:
        return []
    if not isinstance(own.value, Map):
        return [Ignore(own.key.span, fault=_SHAPE)]
    out: list[Ignore] = []
    for name, entry in own.value.entries.items():
        out += _entries(entry) if name == "ignore" else [Ignore(entry.key.span, fault=_SHAPE)]
    return out


def _entries(ignore: Entry) -> list[Ignore]:
    if not isinstance(ignore.value, Map):
        return [Ignore(ignore.key.span, fault=_SHAPE)]
    return [_one(name, entry) for name, entry in ignore.value.entries.items()]


def _one(rule: str, entry: Entry) -> Ignore:
    items = _texts(entry.value)
    if items is None:
        return Ignore(entry.key.span, fault=_SHAPE)
    return Ignore(entry.key.span, tuple(Name(rule, item.span, str(item.value)) for item in items))


def _texts(node: Node) -> list[Scalar] | None:
    """Return the texts of a list of texts that is not empty."""
    items = node.items if isinstance(node, Seq) else []
    texts = [item for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
    return texts if texts and len(texts) == len(items) else None
