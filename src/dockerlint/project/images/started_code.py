"""The code that images and packages start, and what it imports undeclared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.paths import parent
from dockerlint.project.code.entries import Entry, package_entries
from dockerlint.project.code.search import Use, Wanted
from dockerlint.project.code.sources import Sources
from dockerlint.project.images.containers import Container, Images
from dockerlint.project.images.entries import container_entries, image_entries
from dockerlint.project.images.modules import StartedModule
from dockerlint.project.workspaces.workspace import Package, Workspace


@dataclass(eq=False)
class StartedCode:
    """Code that something starts, worked out when it is asked for."""

    sources: Sources
    images: Images
    _undeclared: dict[Workspace, dict[str, list[Use]]] = field(default_factory=dict)

    @cached_property
    def _image_entries(self) -> Mapping[str, tuple[Entry, ...]]:
        return image_entries(self.images, self.sources.resolver)

    def entries_of(self, package: Package) -> tuple[Entry, ...]:
        """Return what starts in a package: by an image, then by its own package.json or nest-cli.json."""
        own = package_entries(package, self.sources.resolver)
        return (*self._image_entries.get(package.folder, ()), *own)

    def reached_from(self, package: Package) -> list[str]:
        """List the files that a package's entries may load, nearest first: a superset."""
        return self.sources.graph.closure(one.path for one in self.entries_of(package))

    @cached_property
    def modules(self) -> tuple[StartedModule, ...]:
        """Every file that something starts, or that such a file may load, nearest first."""
        packages = [package for one in self.sources.workspaces.all for package in one.packages]
        return self._modules([one for package in packages for one in self.entries_of(package)])

    def modules_of(self, container: Container) -> tuple[StartedModule, ...]:
        """Return the files that a container starts or may load; none where the files don't decide what it starts."""
        entries = container_entries(container, self.sources.resolver)
        return self._modules([one for each in entries.values() for one in each])

    def _modules(self, entries: Iterable[Entry]) -> tuple[StartedModule, ...]:
        started = tuple(one for one in entries if one.starts)
        paths = self.sources.graph.closure(one.path for one in started)
        packages = ((path, self.sources.workspaces.package_of(path)) for path in paths)
        return tuple(
            StartedModule(path, package, started, self.sources.graph) for path, package in packages if package
        )

    def undeclared_in(self, package: Package) -> tuple[Use, ...]:
        """Return the packages that started code of a package imports and that its manifest declares in no group."""
        workspace = self.sources.workspaces.of_path(package.folder)
        if workspace is None or any(
            parent(path) in {workspace.folder, package.folder} for path in workspace.broken
        ):
            return ()
        if workspace not in self._undeclared:
            self._undeclared[workspace] = self._by_owner(workspace)
        return tuple(self._undeclared[workspace].get(package.folder, ()))

    def _by_owner(self, workspace: Workspace) -> dict[str, list[Use]]:
        """Return what started code of a workspace imports undeclared, by the folder of the importing package."""
        entries = {one.folder: self.entries_of(one) for one in workspace.packages}
        wanted = Wanted(self.sources.owners.declared, others=True)
        found: dict[str, list[Use]] = {}
        for use in self.sources.search(entries, wanted).uses(workspace.folder):
            found.setdefault(use.owner.folder, []).append(use)
        return found
