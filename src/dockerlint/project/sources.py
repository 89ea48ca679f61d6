"""The code of a tree: what its specifiers mean, what the packages start, and which packages the started code loads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from dockerlint.files import Files, ancestors, join, parent, within
from dockerlint.models.module import Import, Module
from dockerlint.models.package import GROUPS, Manifest
from dockerlint.parsers.imports import implicit_specifiers, parse_module, quick_specifiers
from dockerlint.project.chains import Graph
from dockerlint.project.configs import Configs
from dockerlint.project.entries import Entry, is_compiled, package_entries
from dockerlint.project.resolve_import import Resolver
from dockerlint.project.source_paths import SourcePaths
from dockerlint.project.workspaces import Package, Workspace, Workspaces
from dockerlint.source import SourceFile

_MOST_SITES = 4

Wanted = Callable[[Package, str], bool]
"""Says of a package and a name that its code imports whether the import is asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One import of a package in code that is certainly reached. `chain` are the files from the entry to it."""

    found: Import
    entry: Entry
    chain: tuple[str, ...]
    lazy: bool
    """The import, or one of the chain, waits for a call or a condition."""


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A package that reached code of `owner` imports: the places, those that load at start first."""

    owner: Package
    name: str
    sites: tuple[Site, ...]


@dataclass(eq=False)
class Sources:
    """Reads code when it is asked. `image_entries` are what images start, by the folder of the package."""

    files: Files
    workspaces: Workspaces
    image_entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    _declared: dict[Manifest, set[str]] = field(default_factory=dict)
    _undeclared: dict[str, dict[str, list[Use]]] = field(default_factory=dict)
    _modules: dict[str, Module | None] = field(default_factory=dict)
    _specifiers: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def paths(self) -> SourcePaths:
        """Which source file a path means."""
        return SourcePaths(self.files)

    @cached_property
    def configs(self) -> Configs:
        """Which tsconfig.json a file is compiled with."""
        return Configs(self.files, self.workspaces, self.paths)

    @cached_property
    def resolver(self) -> Resolver:
        """What a specifier means in a file."""
        return Resolver(self.workspaces, self.configs, self.paths)

    @cached_property
    def graph(self) -> Graph:
        """The files and their imports."""
        return Graph(self.resolver, self.specifiers, self.module)

    def specifiers(self, path: str) -> tuple[str, ...]:
        """List what a file may import, quickly: a superset."""
        if path not in self._specifiers:
            file = self.files.read(path)
            found: list[str] = []
            if isinstance(file, SourceFile):
                found = quick_specifiers(file.text)
                found += implicit_specifiers(path, file.text, self.configs.of(path))
            self._specifiers[path] = tuple(found)
        return self._specifiers[path]

    def module(self, path: str) -> Module | None:
        """Read a file exactly; None when it can't be read."""
        if path not in self._modules:
            file = self.files.read(path)
            readable = isinstance(file, SourceFile)
            self._modules[path] = parse_module(file, self.configs.of(path)) if readable else None  # type: ignore[arg-type]
        return self._modules[path]

    def entries(self, package: Package) -> tuple[Entry, ...]:
        """Give what starts in a package: by an image, then by its own package.json or nest-cli.json."""
        own = package_entries(package, self.resolver)
        return (*self.image_entries.get(package.folder, ()), *own)

    def reached(self, package: Package) -> list[str]:
        """List the files that a package's entries may load, nearest first: a superset."""
        return self.graph.closure(one.path for one in self.entries(package))

    def undeclared(self, package: Package) -> tuple[Use, ...]:
        """List the packages that started code of a package imports and that its manifest declares in no group."""
        workspace = self.workspaces.of(package.folder)
        if workspace is None or any(
            parent(path) in {workspace.folder, package.folder} for path in workspace.broken
        ):
            return ()
        if workspace.folder not in self._undeclared:
            uses: dict[str, list[Use]] = {}
            for use in self.uses(workspace, self._lacks):
                uses.setdefault(use.owner.folder, []).append(use)
            self._undeclared[workspace.folder] = uses
        return tuple(self._undeclared[workspace.folder].get(package.folder, ()))

    def _lacks(self, package: Package, name: str) -> bool:
        manifest = package.manifest
        if manifest not in self._declared:
            self._declared[manifest] = self._names_for(package)
        return name not in self._declared[manifest]

    def _names_for(self, package: Package) -> set[str]:
        """Give what is declared for a package's code; one without any group leaves that to the root's manifest."""
        names = {one.name for one in package.manifest.dependencies} | set(package.manifest.bundled)
        workspace = self.workspaces.of(package.folder)
        if workspace and workspace.root and not any(package.manifest.tree.key(group) for group in GROUPS):
            names |= {one.name for one in workspace.root.manifest.dependencies}
        return names

    def uses(self, workspace: Workspace, wanted: Wanted) -> list[Use]:
        """List the wanted packages that started code of a workspace certainly imports, by importing package and name."""
        entries = {one.folder: self.entries(one) for one in workspace.packages}
        order = self.graph.closure(entry.path for each in entries.values() for entry in each)
        found: dict[tuple[str, str], list[str]] = {}
        for path in order:
            owner = self._owner(path)
            if owner is None or owner.workspace_folder != workspace.folder:
                continue
            for name in self._imported(path):
                if wanted(owner, name):
                    found.setdefault((owner.folder, name), []).append(path)
        uses = (
            self._use(folder, name, paths, entries, wanted) for (folder, name), paths in sorted(found.items())
        )
        return [one for one in uses if one.sites]

    def _imported(self, path: str) -> list[str]:
        names = (edge.target.package for edge in self.graph.edges(path))
        return list(dict.fromkeys(name for name in names if name))

    def _owner(self, path: str) -> Package | None:
        """Give the package whose manifest answers for a file; None when a manifest nearer to it can't be used."""
        owner = self.workspaces.package_of(path)
        if owner is None or not self._compiled(owner):
            return None
        nearer = [one for one in ancestors(path) if one != owner.folder and within(one, owner.folder)]
        return None if any(self.paths.exists(join(one, "package.json")) for one in nearer) else owner

    def _compiled(self, package: Package) -> bool:
        return is_compiled(package, self.configs)

    def _use(
        self,
        folder: str,
        name: str,
        paths: list[str],
        entries: Mapping[str, tuple[Entry, ...]],
        wanted: Wanted,
    ) -> Use:
        """Follow up the places where a name may be imported, until enough of them are certain."""
        owner = self.workspaces.package_of(folder)
        assert owner is not None  # noqa: S101 - it was found by this folder
        groups = _groups(entries, folder)
        sites: list[Site] = []
        for path in paths:
            site = self._site(path, name, groups, wanted)
            if site:
                sites.append(site)
            if sum(not one.lazy for one in sites) >= _MOST_SITES:
                break
        sites.sort(key=lambda one: one.lazy)
        return Use(owner, name, tuple(sites[:_MOST_SITES]))

    def _site(self, path: str, name: str, groups: list[tuple[Entry, ...]], wanted: Wanted) -> Site | None:
        module = self.module(path)
        if module is None or module.partial:
            return None
        found = sorted(self.graph.imports_of(path, lambda to: to.package == name), key=lambda one: one.lazy)
        if not found:
            return None
        for lazy, entries in ((lazy, group) for lazy in (False, True) for group in groups):
            chain = self.graph.chain([one.path for one in entries], path, lazy=lazy)
            if chain and self._emitted(chain, name, wanted):
                entry = next(one for one in entries if one.path == chain[0])
                return Site(found[0], entry, chain, lazy or found[0].lazy)
        return None

    def _emitted(self, chain: tuple[str, ...], name: str, wanted: Wanted) -> bool:
        """Say whether the package that compiles the last file wants the name too: relative imports pull code into the importer."""
        emitter = self.workspaces.package_of(chain[0])
        for start, end in pairwise(chain):
            link = self.graph.link(start, end)
            if link and self.resolver.resolve(start, link.found.specifier).package:
                emitter = self.workspaces.package_of(end)
        return emitter is None or wanted(emitter, name)


def _groups(entries: Mapping[str, tuple[Entry, ...]], folder: str) -> list[tuple[Entry, ...]]:
    """Order entries by what they prove of a package's code: started by itself, by another package, or only imported."""
    every = tuple(entry for each in entries.values() for entry in each)
    own = tuple(entry for entry in entries.get(folder, ()) if entry.starts)
    return [own, tuple(entry for entry in every if entry.starts), every]
