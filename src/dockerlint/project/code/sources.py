"""The code of a tree: what its specifiers mean, what the packages start, and which packages the started code loads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files
from dockerlint.models.module import Module
from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.parsers.typescript.imports import implicit_specifiers, parse_module, quick_specifiers
from dockerlint.paths import ancestors, join, parent, within
from dockerlint.project.code.entries import Entry, is_compiled, package_entries
from dockerlint.project.code.import_graph import Graph
from dockerlint.project.code.resolver import Resolver
from dockerlint.project.code.search import Search, Use, Wanted
from dockerlint.project.code.source_paths import SourcePaths
from dockerlint.project.code.tsconfigs import Configs
from dockerlint.project.workspaces.finding import Package, Workspace, Workspaces
from dockerlint.source import SourceFile


@dataclass(eq=False)
class Sources:
    """Reads code when it is asked. `find_image_entries` gives what images start, by the folder of the package."""

    files: Files
    workspaces: Workspaces
    find_image_entries: Callable[[Resolver], Mapping[str, tuple[Entry, ...]]] = lambda _: {}
    _declared: dict[Manifest, set[str]] = field(default_factory=dict)
    _undeclared: dict[str, dict[str, list[Use]]] = field(default_factory=dict)
    _compiled: dict[Package, bool] = field(default_factory=dict)
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
    def image_entries(self) -> Mapping[str, tuple[Entry, ...]]:
        """What images start, by the folder of the package."""
        return self.find_image_entries(self.resolver)

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
            self._modules[path] = (
                parse_module(file, self.configs.of(path)) if isinstance(file, SourceFile) else None
            )
        return self._modules[path]

    def entries(self, package: Package) -> tuple[Entry, ...]:
        """Return what starts in a package: by an image, then by its own package.json or nest-cli.json."""
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
        """Return what is declared for a package's code; one without any group leaves that to the root's manifest."""
        names = {one.name for one in package.manifest.dependencies} | set(package.manifest.bundled)
        workspace = self.workspaces.of(package.folder)
        if (
            workspace
            and workspace.root
            and not any(package.manifest.tree.key(group) for group in DependencyGroup)
        ):
            names |= {one.name for one in workspace.root.manifest.dependencies}
        return names

    def uses(self, workspace: Workspace, wanted: Wanted) -> list[Use]:
        """List the wanted packages that started code of a workspace certainly imports, by importing package and name."""
        entries = {one.folder: self.entries(one) for one in workspace.packages}
        search = Search(self.graph, self.workspaces, self.owner, entries, wanted)
        return search.uses(workspace.folder)

    def owner(self, path: str) -> Package | None:
        """Return the package whose manifest answers for a file; None for ignored files, bundled packages, or a manifest between."""
        package = self.workspaces.package_of(path)
        if package is None or self.files.ignored(path) or not self._is_compiled(package):
            return None
        if self._is_part(package):
            return None
        nearer = [one for one in ancestors(path) if one != package.folder and within(one, package.folder)]
        return None if any(self.paths.exists(join(one, "package.json")) for one in nearer) else package

    def _is_part(self, package: Package) -> bool:
        """Return whether a package that no workspace claims declares nothing and lies in another: a part or a fixture of that one."""
        if package.folder in {".", ""} or package.workspace_folder != package.folder:
            return False
        declares = any(package.manifest.tree.key(group) for group in DependencyGroup)
        return not declares and self.workspaces.package_of(parent(package.folder)) is not None

    def _is_compiled(self, package: Package) -> bool:
        if package not in self._compiled:
            self._compiled[package] = is_compiled(package, self.configs)
        return self._compiled[package]
