"""`include`: add whole projects from other files (https://docs.docker.com/reference/compose-file/include/)."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dockerlint.parsers.compose.pipeline.merge import listed, merge_at
from dockerlint.parsers.compose.pipeline.paths import is_absolute, is_remote, joined
from dockerlint.parsers.compose.pipeline.reset import Path, cut
from dockerlint.parsers.compose.trees.nodes import go_text, with_entry, without
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Node, Scalar

RESOURCES = ("services", "volumes", "networks", "secrets", "configs", "models")


class Inclusion(NamedTuple):
    """One entry of `include`: its files (the first one's folder is the project's), its folder, and its env files (None: `.env`)."""

    paths: tuple[tuple[str, Scalar], ...]
    folder: str
    env_files: tuple[tuple[str, Scalar], ...] | None


LoadInclusion = Callable[[Inclusion], Map | None]
"""Loads an entry as a project of its own; reports and returns None if it can't."""


@dataclass(slots=True)
class Include:
    """Adds the projects that a document includes to its tree."""

    folder: str
    load: LoadInclusion
    report: Report

    def apply(self, tree: Map, resets: list[Path]) -> Map:
        """Return the tree with its included projects; its own definitions win over included ones of the same name."""
        include = tree.get("include")
        if include is None:
            return tree
        tree = without(tree, "include")
        for inclusion in self._entries(include):
            loaded = self.load(inclusion)
            if loaded is not None:
                tree = self._import(loaded, tree, resets)
        return tree

    def _entries(self, include: Node) -> Iterator[Inclusion]:
        if isinstance(include, Scalar):
            if not include.is_null:
                self.report.error(include.span, "`include` must be a list")
            return
        if isinstance(include, Map):
            self.report.error(include.span.first_line(), "`include` must be a list")
            return
        for item in include.items:
            if isinstance(item, Scalar) and isinstance(item.value, str):
                yield self._inclusion(item, None, None)
            elif isinstance(item, Map) and "path" in item.entries:
                yield self._inclusion(
                    item.entries["path"].value, item.scalar("project_directory"), item.get("env_file")
                )
            else:
                self.report.error(item.span.first_line(), "an entry of `include` needs a `path`")

    def _inclusion(self, path: Node, folder: Scalar | None, env: Node | None) -> Inclusion:
        paths = tuple(self._placed(path))
        where = posixpath.dirname(paths[0][0]) or "." if paths else self.folder
        if folder is not None:
            where = self._place(folder)
        return Inclusion(paths, where, tuple(self._placed(env)) if env is not None else None)

    def _placed(self, node: Node) -> Iterator[tuple[str, Scalar]]:
        for item in listed(node):
            if isinstance(item, Scalar):
                yield self._place(item), item

    def _place(self, item: Scalar) -> str:
        text = go_text(item.value)
        return text if is_absolute(text) or is_remote(text) else joined(self.folder, text)

    def _import(self, loaded: Map, tree: Map, resets: list[Path]) -> Map:
        for kind in RESOURCES:
            source = loaded.map(kind)
            if source is None:
                continue
            target = tree.map(kind) or Map(source.span)
            for name, entry in source.entries.items():
                own = target.entries.get(name)
                if own is None:
                    target = with_entry(target, name, entry.value, entry.key)
                    continue
                below = [path[2:] for path in resets if path[:2] == (kind, name) and len(path) > 2]
                base = cut(entry.value, below) if isinstance(entry.value, Map) else entry.value
                target = with_entry(target, name, merge_at(base, own.value, (kind, name), self.report))
            tree = with_entry(tree, kind, target)
        return tree
