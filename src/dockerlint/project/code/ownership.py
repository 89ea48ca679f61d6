"""Which package answers for a source file, and which names its manifest declares for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files
from dockerlint.models.package import DependencyGroup
from dockerlint.paths import ancestors, join, parent, within
from dockerlint.project.code.compilation import is_compiled
from dockerlint.project.code.resolver import ModuleResolver
from dockerlint.project.workspaces.workspace import Package, Workspace


@dataclass(eq=False)
class Owners:
    """The packages of a tree as owners of its source files."""

    files: Files
    resolver: ModuleResolver
    _compiled: dict[Package, bool] = field(default_factory=dict)

    def owner_of(self, path: str) -> Package | None:
        """Return the package whose manifest answers for a file; None for ignored files, bundled packages, or a manifest between."""
        package = self.resolver.workspaces.package_of(path)
        if package is None or self.files.ignored(path) or not self._is_compiled(package):
            return None
        if self._is_part(package):
            return None
        nearer = [one for one in ancestors(path) if one != package.folder and within(one, package.folder)]
        exists = self.resolver.paths.exists
        return None if any(exists(join(one, "package.json")) for one in nearer) else package

    def _is_part(self, package: Package) -> bool:
        """Return whether a package that no workspace claims declares nothing and lies in another: a part or a fixture of that one."""
        if package.folder in {".", ""} or package.workspace_folder != package.folder:
            return False
        around = self.resolver.workspaces.package_of(parent(package.folder))
        return not _has_groups(package) and around is not None

    def _is_compiled(self, package: Package) -> bool:
        if package not in self._compiled:
            self._compiled[package] = is_compiled(package, self.resolver.tsconfigs)
        return self._compiled[package]

    @cached_property
    def declared(self) -> Mapping[Package, frozenset[str]]:
        """The names that are declared for each package's code, in any group."""
        every = self.resolver.workspaces.all
        return {package: _declared(one, package) for one in every for package in one.packages}


def _declared(workspace: Workspace, package: Package) -> frozenset[str]:
    """Return what is declared for a package's code; one without any group leaves that to the root's manifest."""
    names = {one.name for one in package.manifest.dependencies} | set(package.manifest.bundled)
    if workspace.root and not _has_groups(package):
        names |= {one.name for one in workspace.root.manifest.dependencies}
    return frozenset(names)


def _has_groups(package: Package) -> bool:
    return any(package.manifest.tree.key(group) for group in DependencyGroup)
