"""A pnpm-lock.yaml, as far as rules ask about it: settings, catalogs, importers and the places of their lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from dockerlint.source import SourceFile, Span


@dataclass(frozen=True, slots=True, eq=False)
class LockedDependency:
    """One dependency of an importer: `specifier` is what package.json said when the lockfile was made."""

    name: str
    group: str
    specifier: str
    version: str
    at: Span
    """The key."""
    specifier_at: Span


@dataclass(frozen=True, slots=True, eq=False)
class Importer:
    """One project of the lockfile: `path` is relative to the lockfile's folder, `.` for the root."""

    path: str
    at: Span
    dependencies: tuple[LockedDependency, ...] = ()
    publish_directory: str | None = None
    dependencies_meta: dict[str, object] = field(default_factory=dict)

    def group(self, name: str) -> dict[str, LockedDependency]:
        """Give one dependency group by name of the dependency."""
        return {one.name: one for one in self.dependencies if one.group == name}


@dataclass(frozen=True, slots=True, eq=False)
class Lockfile:
    """The main document of a pnpm-lock.yaml.

    `version` is lockfileVersion as written (quotes removed), `quoted` whether it was quoted, None when it is missing.
    `settings`, `overrides`, `catalogs` and the rest of the head are plain data by the lockfile's own key. `conflict` is the first
    merge conflict marker; `broken` says why the file can't be read (an importer that could be read may still be there).
    """

    file: SourceFile
    start: Span
    version: str | None = None
    quoted: bool = False
    importers: dict[str, Importer] = field(default_factory=dict)
    head: dict[str, object] = field(default_factory=dict)
    head_at: dict[str, Span] = field(default_factory=dict)
    packages: int = 0
    conflict: Span | None = None
    broken: str | None = None
