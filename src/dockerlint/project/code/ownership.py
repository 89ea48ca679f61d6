"""Which package answers for a source file, and which names its manifest declares for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files
from dockerlint.models.package import DependencyGroup
from dockerlint.paths import ancestors, join, parent, within
from dockerlint.project.code.resolver import ModuleResolver
from dockerlint.project.workspaces.workspace import Package


@dataclass(eq=False)
class Owners:
    """The packages of a tree as owners of its source files."""

    files: Files
    resolver: ModuleResolver
    judged: Callable[[Package], bool]
    """Whether the files of a package are asked about: the compiled ones, or the bundled ones."""
    _judged: dict[Package, bool] = field(default_factory=dict)
    _owners: dict[str, Package | None] = field(default_factory=dict)

    def owner_of(self, path: str) -> Package | None:
        """Return the package whose manifest answers for a file; None for ignored files, packages that are not asked about, or a manifest between.

        What the root of a workspace does not compile, a member that imports it does.
        """
        if path not in self._owners:
            self._owners[path] = self._owner_of(path)
        return self._owners[path]

    def _owner_of(self, path: str) -> Package | None:
        package = self.resolver.workspaces.package_of(path)
        if package is None or self.files.ignored(path):
            return None
        if not (self._is_around(package) or self.judges(package)):
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

    def _is_around(self, package: Package) -> bool:
        """Return whether a package is the root of others."""
        workspace = self.resolver.workspaces.of_path(package.folder)
        return workspace is not None and package is workspace.root and len(workspace.packages) > 1

    def judges(self, package: Package) -> bool:
        """Return whether the files of a package are asked about."""
        if package not in self._judged:
            self._judged[package] = self.judged(package)
        return self._judged[package]

    @cached_property
    def declared(self) -> Mapping[Package, frozenset[str]]:
        """The names that are declared for each package's code, in any group."""
        return {one: self._declared(one) for each in self.resolver.workspaces.all for one in each.packages}

    def _declared(self, package: Package) -> frozenset[str]:
        declaring = {package, self.declaring(package)}
        names = {one.name for each in declaring for one in each.manifest.dependencies}
        return frozenset(names | set(package.manifest.bundled))

    def declaring(self, package: Package) -> Package:
        """Return the package whose manifest declares what a package's code imports: its own; of a Nest project the one whose build writes it.

        A package without any group leaves that to the root's manifest.
        """
        workspace = self.resolver.workspaces.of_path(package.folder)
        project = self.resolver.tsconfigs.nest_project(package)
        builder = workspace.package_at(project.folder) if workspace and project else None
        root = workspace.root if workspace and not _has_groups(package) else None
        return builder or root or package


def _has_groups(package: Package) -> bool:
    return any(package.manifest.tree.key(group) for group in DependencyGroup)
