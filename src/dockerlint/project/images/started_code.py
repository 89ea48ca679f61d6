"""The code that images and packages start: its files (the subject `module`), and what it imports undeclared."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dockerlint.files import source_of
from dockerlint.models.module import Import, Module, Wait
from dockerlint.paths import join, parent
from dockerlint.project.code.compilation import is_compiled
from dockerlint.project.code.entries import EntryPoint, package_entries
from dockerlint.project.code.import_graph import Graph
from dockerlint.project.code.resolver import ModuleResolver, Target
from dockerlint.project.code.search import Use, Wanted
from dockerlint.project.code.sources import Sources
from dockerlint.project.commands.script_commands import node_argument, script_commands
from dockerlint.project.filesystem.node_modules import installs_nothing
from dockerlint.project.filesystem.origins import file_origin
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.launch.launch import Started, node_file, preloaded_files, program_file
from dockerlint.project.workspaces.hoisting import is_known
from dockerlint.project.workspaces.publishing import is_for_development
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.source import SourceFile

_STARTS = ("start:prod", "start")


@dataclass(frozen=True, eq=False)
class StartedModule:
    """A TypeScript or JavaScript file that an entry is or may load."""

    path: str
    package: Package
    """The package that it lies in."""
    entries: tuple[EntryPoint, ...]
    """What is started: the file is one of these, or one of them may load it."""
    graph: Graph

    @cached_property
    def module(self) -> Module | None:
        """Its imports and exports; None for a file that can't be read."""
        return self.graph.modules.module_of(self.path)

    @cached_property
    def imports(self) -> tuple[tuple[Import, Target], ...]:
        """Its imports, each with the package and the file that it means: `paths` of a tsconfig may make a file of any name."""
        resolve, found = self.graph.resolver.resolve, self.module.imports if self.module else ()
        return tuple((one, resolve(self.path, one.specifier)) for one in found)

    @property
    def file(self) -> SourceFile | None:
        """Its text; None for a file that can't be read."""
        return source_of(self.graph.modules.files, self.path)

    @cached_property
    def chain(self) -> tuple[str, ...]:
        """The files from an entry to this one, each of which certainly imports the next one at start; empty where that is not decided."""
        return self.graph.chain((one.path for one in self.entries), self.path, Wait.START) or ()

    @property
    def entry(self) -> EntryPoint | None:
        """What certainly loads it at start, with the place of what starts that; None where that is not decided."""
        return next((one for one in self.entries if self.chain[:1] == (one.path,)), None)


class StartedFile(NamedTuple):
    """A file that a container has node run: its path in the image, the folder of its package, and its source as an entry."""

    file: str
    folder: str
    entry: EntryPoint


@dataclass(eq=False)
class StartedCode:
    """Code that something starts, worked out when it is asked for."""

    sources: Sources
    images: Images
    _undeclared: dict[Workspace, dict[str, list[Use]]] = field(default_factory=dict)

    @cached_property
    def _image_entries(self) -> Mapping[str, tuple[EntryPoint, ...]]:
        return image_entries(self.images.in_use, self.sources.resolver)

    def entries_of(self, package: Package) -> tuple[EntryPoint, ...]:
        """Return what starts in a package: by an image, then by its own package.json or nest-cli.json.

        What only an import loads of a package for development, no code that ships loads.
        """
        own = package_entries(package, self.sources.resolver)
        workspace = self.sources.workspaces.of_path(package.folder)
        if workspace and is_for_development(workspace, package):
            own = tuple(one for one in own if one.starts)
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
        entries = image_entries([container], self.sources.resolver)
        return self._modules([one for each in entries.values() for one in each])

    def _modules(self, entries: Iterable[EntryPoint]) -> tuple[StartedModule, ...]:
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
        search = self.sources.search(entries, wanted)
        uses = [one for one in search.uses(workspace.folder) if not _is_of_host(workspace, one)]
        names = {(use.owner, use.name) for use in uses}
        bundled = self.sources.bundled_uses(workspace)
        for use in (*uses, *(one for one in bundled if (one.owner, one.name) not in names)):
            found.setdefault(use.owner.folder, []).append(use)
        return found


def _is_of_host(workspace: Workspace, use: Use) -> bool:
    """Return whether what loads a package brings the name: another package only asks where itself is, or no install has what a library imports."""
    host = workspace.package_named(use.name)
    if host is not None and all(one.found.resolves_only for one in use.sites):
        return use.owner in workspace.dependencies_closure(host)
    return not any(one.entry.starts for one in use.sites) and is_known(workspace, use.name) is False


def image_entries(
    containers: Iterable[Container], resolver: ModuleResolver
) -> dict[str, tuple[EntryPoint, ...]]:
    """Return the source files that containers start, by the folder of the package: traced back through COPY and the compiler."""
    found: dict[str, dict[str, EntryPoint]] = {}
    for container in containers:
        for one in started_files(container, resolver):
            found.setdefault(one.folder, {}).setdefault(one.entry.path, one.entry)
    return {folder: tuple(each.values()) for folder, each in found.items()}


def started_files(container: Container, resolver: ModuleResolver) -> Iterator[StartedFile]:
    """Yield the files that a container has node run, where the source of one is known."""
    origins, stage = container.image.origins, container.image.stage
    for started, file in ((one, file) for one in container.launch.started for file in _files(one)):
        path = file_origin(origins, stage, file)
        package = resolver.workspaces.package_of(path) if path is not None else None
        if path is None or package is None or not is_compiled(package, resolver.tsconfigs):
            continue
        source = _source(path, package, started, resolver) or _source_of_start(file, package, resolver)
        if source is not None:
            at, searches = started.command.at.first_line(), _has_node_path(container, started)
            prebuilt = installs_nothing(origins, stage)
            entry = EntryPoint(source, _because(container), at, node_path=searches, prebuilt=prebuilt)
            yield StartedFile(file, package.folder, entry)


def _has_node_path(container: Container, started: Started) -> bool:
    """Return whether the container or the script that starts a program sets NODE_PATH (nodejs.org/api/modules.html, "Loading from the global folders")."""
    found = started.environment.lookup("NODE_PATH")
    return "NODE_PATH" in container.environment or found not in {None, container.variable("NODE_PATH")}


def _files(started: Started) -> Iterator[str]:
    """Yield the files that node loads for a program, the main one last; of another program that program itself."""
    file = node_file(started)
    if file:
        yield from preloaded_files(started)
    if file or (file := program_file(started)):
        yield file


def _source(path: str, package: Package, started: Started, resolver: ModuleResolver) -> str | None:
    """Return the source of a file of the tree or of a build; one that is run by itself must be a program of node."""
    source = resolver.source_of_program(package, path)
    return source if source is None or node_file(started) else resolver.paths.program(source)


def _source_of_start(file: str, package: Package, resolver: ModuleResolver) -> str | None:
    """Return the source of what a package's own `start` runs, where a file of the image has the same path: scripts may copy `dist/` on."""
    for name in _STARTS:
        for command in script_commands(package.manifest, name):
            path = posixpath.normpath(node_argument(command) or "/")
            if "/" in path and file.endswith(f"/{path}"):
                return resolver.source_of_program(package, join(package.folder, path))
    return None


def _because(container: Container) -> str:
    if container.service:
        return f"the service `{container.service.name}`"
    return f"the image of `{container.image.dockerfile.path}`"
