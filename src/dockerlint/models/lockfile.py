"""A pnpm-lock.yaml, as far as rules ask about it: settings, catalogs, importers and the places of their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dockerlint.models.package import DependencyGroup
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, find

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

LOCKED_GROUPS = (DependencyGroup.DEPENDENCIES, DependencyGroup.DEV, DependencyGroup.OPTIONAL)
"""The groups that an importer has."""


@dataclass(frozen=True, slots=True, eq=False)
class LockedDependency:
    """One dependency of an importer: `specifier` is that of package.json when the lockfile was made.

    In the layout 5.x a specifier may have no version, then `group` is None; or a version no specifier, then that is None.
    """

    name: str
    group: DependencyGroup | None
    specifier: str | None
    version: str
    at: Span
    """The key."""
    specifier_at: Span
    """The place of the specifier (of the key, if it is missing)."""


@dataclass(frozen=True, slots=True, eq=False)
class Importer:
    """One project of the lockfile: `path` is relative to the lockfile's folder, `.` for the root."""

    path: str
    at: Span
    dependencies: tuple[LockedDependency, ...] = ()
    publish_directory: str | None = None
    dependencies_meta: Map | None = None
    link_directory: bool = True

    def group(self, group: DependencyGroup) -> dict[str, LockedDependency]:
        """Return one dependency group by name of the dependency."""
        return {one.name: one for one in self.dependencies if one.group is group}


@dataclass(frozen=True, slots=True)
class Documents:
    """How many YAML documents a lockfile has: `leading` when it begins with `---`; `crlf` when a separator ends so."""

    count: int = 1
    leading: bool = False
    crlf: bool = False
    blank: bool = False
    """The whole file is blank."""
    main_blank: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lockfile:
    """The main document of a pnpm-lock.yaml.

    `version` is lockfileVersion as written (quotes removed), `quoted` whether it was quoted, None when it is missing.
    `conflict` is the first merge conflict marker; `broken` says why the file can't be read (an importer that could be read may still be there).
    """

    file: SourceFile
    start: Span
    tree: Map
    """The main document; of packages and snapshots the keys only."""
    version: str | None = None
    quoted: bool = False
    importers: dict[str, Importer] = field(default_factory=dict)
    packages: int = 0
    conflict: Span | None = None
    broken: str | None = None
    broken_at: Span | None = None
    unread: str | None = None
    """Why a file that pnpm may read could not be scanned (YAML that pnpm never writes): nothing is known of it then."""
    single: bool = False
    """The layout without `importers`: the only project's groups are at the top level."""
    documents: Documents = Documents()
    environment: Map | None = None
    """Importer `.` of the first document, where pnpm 11+ pins itself and configDependencies."""
    local: dict[str, Map] = field(default_factory=dict)
    """Entries of `snapshots` (of `packages` in 5.x and 6.x) for local folders: `name@file:dir(peers)`."""

    @property
    def version_value(self) -> str | None:
        """The version as YAML reads it: an unquoted 9.0 is the number 9."""
        if self.version is None or self.quoted or not _NUMBER.fullmatch(self.version):
            return self.version
        return f"{float(self.version):g}"

    def key_at(self, *path: str) -> Span | None:
        """Return the place of a key of the main document; None where it is absent."""
        holder = find(self.tree, *path[:-1])
        key = holder.key(path[-1]) if isinstance(holder, Map) else None
        return key.span if key else None

    @property
    def broken_for(self) -> str | None:
        """Why nothing of the file can be judged: broken or unread."""
        return self.broken or self.unread
