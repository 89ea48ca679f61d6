"""What the packages of a pnpm-lock.yaml depend on, by a line scan of `snapshots` (of `packages` in the layouts 5.x and 6.x)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dockerlint.models.lockfile import Importer, Lockfile
from dockerlint.models.package import SHIPPED
from dockerlint.parsers.lockfile.edges import Locked, Wanted
from dockerlint.paths import resolve

_GROUPS = ("dependencies:", "optionalDependencies:")
_SECTIONS = ("snapshots:", "packages:")
_LINK = "link:"
_LINE = re.compile(r"^( *)(?:'([^']+)'|\"([^\"]+)\"|([^\s'\":][^\s]*?)):(?: +(\S.*))?$")


@dataclass(frozen=True, slots=True, eq=False)
class PnpmEdges:
    """A pnpm-lock.yaml: the keys are those of `snapshots`, or `link:` and the folder of a member."""

    importers: Mapping[str, Importer]
    entries: Mapping[str, Mapping[str, str]]
    is_placed = False

    def locked(self, wanted: Wanted) -> Locked | None:
        """Return what a dependency of a member installs."""
        return next((one for one in self._direct(wanted.folder) if one.name == wanted.name), None)

    def below(self, package: Locked) -> Iterator[Locked]:
        """Yield what a package depends on, its peers among them."""
        if package.key.startswith(_LINK):
            yield from self._direct(package.key.removeprefix(_LINK))
        for name, version in self.entries.get(package.key, {}).items():
            if found := self._found("", name, version):
                yield found

    def _direct(self, folder: str) -> Iterator[Locked]:
        importer = self.importers.get(folder)
        for one in importer.dependencies if importer else ():
            found = self._found(folder, one.name, one.version) if one.group in SHIPPED else None
            if found:
                yield found

    def _found(self, folder: str, name: str, version: str) -> Locked | None:
        if version.startswith(_LINK):
            target = resolve("" if folder == "." else folder, version.removeprefix(_LINK))
            return None if target is None else Locked(name, f"{_LINK}{target or '.'}")
        keys = (f"{name}@{version}", version, f"/{name}@{version}", f"/{name}/{version}")
        return next((Locked(name, key) for key in keys if key in self.entries), None)


def parse_pnpm_edges(lockfile: Lockfile) -> PnpmEdges | None:
    """Read a pnpm-lock.yaml; None for one that pnpm can't read."""
    if lockfile.broken_for:
        return None
    return PnpmEdges(lockfile.importers, dict(_entries(lockfile.file.text)))


def _entries(text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    section = group = ""
    entry: dict[str, str] = {}
    for line in text.splitlines():
        if line[:1] not in {"", " ", "#"}:
            section = line.rstrip()
        found = _LINE.match(line) if section in _SECTIONS else None
        if found is None:
            continue
        indent, name = len(found[1]), found[2] or found[3] or found[4]
        if indent == 2:
            entry = {}
            yield name, entry
        elif indent == 4:
            group = line.strip()
        elif indent == 6 and group in _GROUPS and found[5]:
            entry[name] = found[5].strip("'\"")
