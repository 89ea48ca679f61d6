"""Compose files that another one includes or extends by a path with a variable: `include: [services/${VERSION:-v2}/compose.yaml]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dockerlint.paths import parent, resolve
from dockerlint.project.compose.patterns import like, starred
from dockerlint.tree import Map, Node, Scalar, Seq


def variants(documents: Mapping[str, Sequence[Map]]) -> frozenset[str]:
    """Return the compose files that a path with a variable may mean, in the files that include or extend by one."""
    patterns = {
        pattern
        for path, trees in documents.items()
        for tree in trees
        for text in _named(tree)
        if (pattern := _pattern(text, parent(path)))
    }
    return frozenset(path for path in documents for one in patterns if one.fullmatch(path))


def _named(tree: Map) -> Iterator[str]:
    """Yield the paths of `include` and `extends`, as they are written."""
    for item in tree.seq("include") or ():
        yield from _texts(item.get("path") if isinstance(item, Map) else item)
    for entry in tree.below("services").values():
        extends = entry.value.get("extends") if isinstance(entry.value, Map) else None
        yield from _texts(extends.get("file") if isinstance(extends, Map) else None)


def _texts(node: Node | None) -> Iterator[str]:
    for item in node.items if isinstance(node, Seq) else (node,):
        if isinstance(item, Scalar) and isinstance(item.value, str):
            yield item.value


def _pattern(text: str, folder: str) -> re.Pattern[str] | None:
    path = resolve(folder, starred(text))
    return like(path) if path and not starred(text).startswith("*") else None
