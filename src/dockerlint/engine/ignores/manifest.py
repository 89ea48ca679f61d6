"""The ignores of a package.json, which can hold no comments: `"dockerlint": {"ignore": {"undeclared-import": ["k6"]}}`."""

from __future__ import annotations

from dockerlint.parsers.json import parse_json
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Scalar, Seq


def manifest_ignores(file: SourceFile) -> dict[str, frozenset[str]]:
    """Give, by rule id, the names that the rule's findings in this package are not to speak of."""
    if '"dockerlint"' not in file.text:
        return {}
    root, _ = parse_json(file)
    own = root.map("dockerlint") if isinstance(root, Map) else None
    ignored = own.map("ignore") if own else None
    return {name: _texts(entry.value) for name, entry in ignored.entries.items()} if ignored else {}


def _texts(node: object) -> frozenset[str]:
    items = node.items if isinstance(node, Seq) else []
    return frozenset(item.value for item in items if isinstance(item, Scalar) and isinstance(item.value, str))
