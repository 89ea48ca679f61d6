"""Where an application or a program starts: the source files that its package.json and nest-cli.json name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.knowledge.node.publishing import TYPESCRIPT
from dockerlint.models.shell import Command
from dockerlint.paths import resolve
from dockerlint.project.code.compilation import START, is_compiled
from dockerlint.project.code.oclif import oclif_files
from dockerlint.project.code.resolver import ModuleResolver, exported_paths
from dockerlint.project.commands.script_commands import (
    node_argument,
    placed_commands,
    preloaded,
    program_path,
)
from dockerlint.project.workspaces.publishing import is_as_generated, is_never_published
from dockerlint.project.workspaces.workspace import Package, dependent_groups
from dockerlint.source import Span
from dockerlint.tree import Map, Scalar


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A source file that something starts; `because` names that ("the script `start:prod`"), `at` is its place."""

    path: str
    because: str
    at: Span | None = None
    starts: bool = True
    """False for what only an import of the package loads."""
    bundles: bool = False
    """Whether a bundler begins with it, so that a build resolves what it imports."""
    node_path: bool = False
    """Whether NODE_PATH is set where it starts, so that `require` looks in more folders."""
    prebuilt: bool = False
    """Whether no step of its image installs anything: what it imports was installed before the build, in the context."""


def package_entries(package: Package, resolver: ModuleResolver) -> tuple[EntryPoint, ...]:
    """Return what a package starts by itself: its start scripts, else nest-cli.json, else `main`; and its programs.

    A file of a package that is bundled, or built in an unknown way, is none.
    """
    finder = _Finder(package, resolver)
    application = list(finder.scripts()) or list(finder.nest(_Reason("nest-cli.json")))
    found = [*application, *finder.programs(), *(() if application else finder.main())]
    entries = tuple({one.path: one for one in reversed(found)}.values())[::-1]
    owners = [resolver.workspaces.package_of(one.path) or package for one in entries]
    compiled = {owner for owner in set(owners) if is_compiled(owner, resolver.tsconfigs)}
    return tuple(one for one, owner in zip(entries, owners, strict=True) if owner in compiled)


@dataclass(frozen=True, slots=True)
class _Reason:
    """What names an entry, and where; the place of nest-cli.json is that file's."""

    because: str
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class _Finder:
    package: Package
    resolver: ModuleResolver

    def scripts(self) -> Iterator[EntryPoint]:
        """Follow `start:prod`, or `start` where that leads nowhere."""
        for name in START:
            found = list(self._script(name))
            yield from found
            if found:
                return

    def _script(self, name: str) -> Iterator[EntryPoint]:
        manifest = self.package.manifest
        reason = _Reason(f"the script `{name}`", manifest.at("scripts", name))
        for command, folder in placed_commands(manifest, name):
            words = [word.literal or "" for word in command.words[1:]]
            if command.program == "nest" and words[:1] == ["start"]:
                project = next((word for word in words[1:] if not word.startswith("-")), None)
                yield from self._default(reason) if project is None else self.nest(reason, project)
            for source in self._started(command, folder) if folder is not None else ():
                yield EntryPoint(source, reason.because, reason.at)

    def _started(self, command: Command, folder: str) -> Iterator[str]:
        """Yield the sources of the files that a command runs, which another package of a monorepo may have compiled."""
        file, program = node_argument(command), program_path(command)
        for one in (*preloaded(command), file) if file else ():
            path = resolve(folder, one)
            if path is not None and (source := self._source(path)):
                yield source
        path = resolve(folder, program) if program and not file else None
        source = self._source(path) if path is not None else None
        if source and self.resolver.paths.program(source):
            yield source

    def _source(self, path: str) -> str | None:
        owner = self.resolver.workspaces.package_of(path) or self.package
        return self.resolver.source_of_program(owner, path)

    def programs(self) -> Iterator[EntryPoint]:
        """Yield what runs when a user calls the package: the files of `bin` (docs.npmjs.com, "package.json"), and what oclif loads."""
        bins = self.package.manifest.tree.get("bin")
        nodes = [one.value for one in bins.entries.values()] if isinstance(bins, Map) else [bins]
        for node in nodes:
            named = node.value if isinstance(node, Scalar) else None
            path = resolve(self.package.folder, named) if isinstance(named, str) else None
            if node is not None and path is not None and (source := self._source(path)):
                yield EntryPoint(source, "`bin`", node.span)
        for source, at in oclif_files(self.package, self.resolver):
            yield EntryPoint(source, "`oclif`", at)

    def nest(self, reason: _Reason, project: str | None = None) -> Iterator[EntryPoint]:
        """Yield the entry files of nest-cli.json (docs.nestjs.com "Workspaces"): the project's, or those of all applications."""
        nest = self.resolver.tsconfigs.nests.of(self.package.folder)
        if nest is None and reason.at is None:
            return
        projects = _applications(nest, project) if nest else []
        for tree in projects or [nest]:
            yield from self._nest_entry(tree, reason)

    def _default(self, reason: _Reason) -> Iterator[EntryPoint]:
        """Yield what `nest start` starts without a project, and then what other applications of nest-cli.json start."""
        yield from self._nest_entry(self.resolver.tsconfigs.nests.of(self.package.folder), reason)
        yield from self.nest(_Reason("nest-cli.json"))

    def _nest_entry(self, tree: Map | None, reason: _Reason) -> Iterator[EntryPoint]:
        """Yield the entry file that a part of nest-cli.json names."""
        root = (tree.string("sourceRoot") if tree else None) or "src"
        file = (tree.string("entryFile") if tree else None) or "main"
        path = resolve(self.package.folder, f"{root}/{file}")
        if path and (source := self.resolver.paths.source(path)):
            yield EntryPoint(source, reason.because, reason.at or (tree.span.first_line() if tree else None))

    def main(self) -> Iterator[EntryPoint]:
        """Yield what an import of the package loads."""
        manifest = self.package.manifest
        if self._is_left_to_tools():
            return
        for field in ("main", "exports"):
            present = manifest.tree.get(field) is not None
            if present and (source := self.resolver.package_file(self.package, "")):
                yield EntryPoint(source, f"`{field}`", manifest.key(field), starts=False)
                return

    def _is_left_to_tools(self) -> bool:
        """Return whether only a tool or a user that is not known can load a package, which no other one names.

        Its package.json is as `npm init` writes it, or it is never published and exports TypeScript as it is written.
        """
        workspace, manifest = self.resolver.workspaces.of_path(self.package.folder), self.package.manifest
        if workspace is None or dependent_groups(workspace, self.package):
            return False
        if is_as_generated(manifest):
            return True
        named = next(exported_paths(manifest, ""), "")
        return named.endswith(TYPESCRIPT) and is_never_published(workspace, self.package)


def _applications(nest: Map, project: str | None) -> list[Map | None]:
    return [
        entry.value
        for name, entry in nest.below("projects").items()
        if isinstance(entry.value, Map)
        and entry.value.string("type") != "library"
        and project in {None, name}
    ]
