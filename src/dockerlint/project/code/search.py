"""Which packages started code imports: candidates from the quick graph, each followed up until it is certain."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dockerlint.models.module import Import, Wait
from dockerlint.project.code.entries import EntryPoint
from dockerlint.project.code.import_graph import Graph
from dockerlint.project.code.ownership import Owners
from dockerlint.project.workspaces.workspace import Package

_MOST_SITES = 4

Entries = Mapping[str, tuple[EntryPoint, ...]]
"""What is started, by the folder of the package."""


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """The names that a search asks for, by the package whose code imports them: the listed ones, or all others."""

    names: Mapping[Package, Collection[str]]
    others: bool = False

    def holds(self, package: Package, name: str) -> bool:
        """Return whether an import of a name by a package's code is asked for."""
        return (name in self.names.get(package, ())) is not self.others


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One import of a package in code that is certainly reached. `chain` are the files from the entry to it."""

    found: Import
    entry: EntryPoint
    chain: tuple[str, ...]
    lazy: bool
    """The import, or one of the chain, waits for a call or a condition."""


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A package that reached code of `owner` imports: the first places, those that load at start before others."""

    owner: Package
    name: str
    sites: tuple[Site, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """One search for imports of the code that some entries start."""

    graph: Graph
    owners: Owners
    entries: Entries
    wanted: Wanted

    def uses(self, folder: str) -> list[Use]:
        """List the wanted packages that code of the workspace in `folder` certainly imports, by package and name."""
        starts = (entry.path for each in self.entries.values() for entry in each)
        found: dict[tuple[str, str], tuple[Package, list[str]]] = {}
        owner_of = self.owners.owner_of
        for path in self.graph.closure(starts, lambda one: owner_of(one) is not None):
            owner = owner_of(path)
            if owner is None or owner.workspace_folder != folder:
                continue
            for name in self._imported(path):
                if self.wanted.holds(owner, name):
                    found.setdefault((owner.folder, name), (owner, []))[1].append(path)
        uses = [self._use(owner, name, paths) for (_, name), (owner, paths) in sorted(found.items())]
        return [one for one in uses if one.sites]

    def _imported(self, path: str) -> dict[str, None]:
        names = (edge.target.package for edge in self.graph.edges(path))
        return {name: None for name in names if name}

    def _use(self, owner: Package, name: str, paths: list[str]) -> Use:
        """Follow up the files where a name may be imported, until enough of them are certain.

        A package that one of them loads only on trial is optional for the others that load it on demand.
        """
        groups = self._groups(owner.folder)
        sites: list[Site] = []
        for path in paths:
            sites += self._site(path, name, groups)
            if sum(not one.lazy for one in sites) >= _MOST_SITES:
                break
        sites.sort(key=lambda one: one.lazy)
        if sites and sites[0].lazy and any(self.graph.is_guarded(path, name) for path in paths):
            return Use(owner, name, ())
        return Use(owner, name, tuple(sites[:_MOST_SITES]))

    def _groups(self, folder: str) -> list[tuple[EntryPoint, ...]]:
        """Order entries by what they prove of a package's code: started by itself, by another package, or only imported."""
        every = tuple(entry for each in self.entries.values() for entry in each)
        own = tuple(entry for entry in self.entries.get(folder, ()) if entry.starts)
        return [own, tuple(entry for entry in every if entry.starts), every]

    def _site(self, path: str, name: str, groups: list[tuple[EntryPoint, ...]]) -> list[Site]:
        """Return the place in a file where a name is certainly imported: none, or one."""
        found = sorted(self.graph.imports_of(path, lambda to: to.package == name), key=lambda one: one.wait)
        for wait, entries in ((wait, group) for wait in Wait for group in groups if found):
            chain = self.graph.chain([one.path for one in entries], path, wait)
            if chain and self._is_emitted_undeclared(chain, name):
                entry = next(one for one in entries if one.path == chain[0])
                return [Site(found[0], entry, chain, max(wait, found[0].wait) > Wait.START)]
        return []

    def _is_emitted_undeclared(self, chain: tuple[str, ...], name: str) -> bool:
        """Return whether the compiled code at the end of a chain looks the name up where nobody declares it.

        A relative import or an alias pulls another package's file into the output of the importing package, which must
        lack the name as well; a bundler on the way decides it otherwise.
        """
        if any(self.owners.owner_of(path) is None for path in chain):
            return False
        resolver = self.graph.resolver
        emitter = resolver.workspaces.package_of(chain[0])
        for start, end in pairwise(chain):
            link = self.graph.link(start, end)
            if link and resolver.resolve(start, link.specifier).package:
                emitter = resolver.workspaces.package_of(end)
        if emitter is None:
            return True
        return self.owners.judges(emitter) and self.wanted.holds(emitter, name)
