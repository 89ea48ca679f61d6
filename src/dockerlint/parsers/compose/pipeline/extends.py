"""`extends`: merge a service over another one, of the same or another file (https://docs.docker.com/reference/compose-file/services/#extends)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from dockerlint.findings import ReadingKind
from dockerlint.parsers.compose.pipeline.merge import merge_at
from dockerlint.parsers.compose.pipeline.paths import MARK, is_remote, joined
from dockerlint.parsers.compose.pipeline.reset import Path, cut
from dockerlint.parsers.compose.trees.nodes import go_text, with_entry, without
from dockerlint.parsers.compose.verdict.looked_for import looked_for
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar


class Extended(NamedTuple):
    """A file that is extended: its tree (long forms, paths resolved against its own folder) and its resets."""

    tree: Map
    resets: list[Path]


DEEPEST = 50
"""The limit for services that extend each other, and for files that include each other."""

ReadFile = Callable[[str, Span], Extended | None]
"""Reads a base-relative path; reports at the span and returns None if it can't."""


class _Scope(NamedTuple):
    """Where to look up a service: the file, its services, and the resets of that file."""

    path: str
    services: Map
    resets: list[Path]


@dataclass(slots=True)
class Extends:
    """Resolves the `extends` of every service of one document. `files` are the paths of the extended files."""

    path: str
    folder: str
    read: ReadFile
    report: Report
    files: set[str] = field(default_factory=set)
    whole: bool = True
    """Whether every extended service is in a file, not at a URL."""

    def apply(self, tree: Map, resets: list[Path]) -> Map:
        """Return the tree with every service merged over the one that it extends."""
        services = tree.map("services")
        if services is None:
            return tree
        for name, entry in list(services.entries.items()):
            merged = self._service(name, _Scope(self.path, services, resets), ())
            if merged is not None and merged is not entry.value:
                services = with_entry(services, name, merged)
        return with_entry(tree, "services", services)

    def _service(self, name: str, scope: _Scope, seen: tuple[tuple[str, str], ...]) -> Node | None:
        service = scope.services.get(name)
        if not isinstance(service, Map) or "extends" not in service.entries:
            return service
        alone = without(service, "extends")
        reference, file = self._named(service)
        base_scope = scope if file is None else self._opened(file)
        if reference is None or base_scope is None:
            return alone
        seen = (*seen, (scope.path, name))
        base = self._base(reference, base_scope, seen)
        if base is None:
            return alone if go_text(reference.value) not in base_scope.services.entries else service
        below = [path[2:] for path in scope.resets if path[:2] == ("services", name) and len(path) > 2]
        merged = merge_at(cut(base, below), alone, ("services", name), self.report)
        return without(merged, "extends") if isinstance(merged, Map) else merged

    def _base(self, reference: Scalar, scope: _Scope, seen: tuple[tuple[str, str], ...]) -> Map | None:
        """Return the service that a reference names, with its own `extends` resolved."""
        wanted = go_text(reference.value)
        if (scope.path, wanted) in seen or len(seen) > DEEPEST:
            if len(seen) > DEEPEST:
                self.report.beyond(reference.span, f"more than {DEEPEST} services extend each other")
            else:
                self.report.error(reference.span, f"`extends` leads back to the service `{wanted}`")
            return None
        if wanted not in scope.services.entries:
            self.report.refuse(
                reference,
                f"`extends` names the service `{wanted}`, which does not exist",
                ReadingKind.UNDEFINED,
                looked_for(wanted, scope.services),
            )
            return None
        base = self._service(wanted, scope, seen)
        return base if isinstance(base, Map) else None

    def _named(self, service: Map) -> tuple[Scalar | None, Scalar | None]:
        """Return the extended service and its file, if one is named."""
        extends = service.get("extends")
        if isinstance(extends, Scalar) and isinstance(extends.value, str):
            return extends, None
        if isinstance(extends, Map):
            reference = extends.scalar("service")
            if reference is not None and isinstance(reference.value, str):
                return reference, extends.scalar("file")
            self.report.error(extends.span.first_line(), "`extends` needs a `service`")
        return None, None

    def _opened(self, file: Scalar) -> _Scope | None:
        text = go_text(file.value)
        if is_remote(text):
            self.whole = False
            return None
        path = text[1:] if text.startswith(MARK) else joined(self.folder, text)
        self.files.add(path)
        extended = self.read(path, file.span)
        if extended is None:
            return None
        return _Scope(path, extended.tree.map("services") or Map(extended.tree.span), extended.resets)
