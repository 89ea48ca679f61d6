"""Where an application starts: the source files that its package.json and nest-cli.json name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.paths import resolve
from dockerlint.project.code.compilation import START, is_compiled
from dockerlint.project.code.resolver import ModuleResolver
from dockerlint.project.commands.script_commands import node_argument, script_commands
from dockerlint.project.workspaces.workspace import Package
from dockerlint.source import Span
from dockerlint.tree import Map


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A source file that something starts; `because` names that ("the script `start:prod`"), `at` is its place."""

    path: str
    because: str
    at: Span | None = None
    starts: bool = True
    """False for what only an import of the package loads."""


def package_entries(package: Package, resolver: ModuleResolver) -> tuple[EntryPoint, ...]:
    """Return what a package starts by itself: its start scripts and nest-cli.json, else `main`; nothing when that is unknown."""
    if not is_compiled(package, resolver.tsconfigs):
        return ()
    finder = _Finder(package, resolver)
    found = list(finder.scripts())
    if not found and not any(name in package.manifest.scripts for name in START):
        found = list(finder.nest(_Reason("nest-cli.json"))) or list(finder.main())
    return tuple({one.path: one for one in reversed(found)}.values())[::-1]


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
        for command in script_commands(manifest, name):
            words = [word.literal or "" for word in command.words[1:]]
            if command.program == "nest" and words[:1] == ["start"]:
                project = next((word for word in words[1:] if not word.startswith("-")), None)
                yield from self.nest(reason, project)
            elif (file := node_argument(command)) and (source := self._started(file)):
                yield EntryPoint(source, reason.because, reason.at)

    def _started(self, file: str) -> str | None:
        """Return the source of a started file, which another package of a monorepo may have compiled."""
        path = resolve(self.package.folder, file)
        if path is None:
            return None
        owner = self.resolver.workspaces.package_of(path) or self.package
        return self.resolver.paths.compiled_from(
            path, owner.folder, self.resolver.tsconfigs.tsconfig_in(owner.folder)
        )

    def nest(self, reason: _Reason, project: str | None = None) -> Iterator[EntryPoint]:
        """Yield the entry files of nest-cli.json (docs.nestjs.com "Workspaces"): the project's, or those of all applications."""
        nest = self.resolver.tsconfigs.nest(self.package.folder)
        if nest is None and reason.at is None:
            return
        projects = _applications(nest, project) if nest else []
        trees: list[Map | None] = [*projects] or [nest]
        for tree in trees:
            root = (tree.string("sourceRoot") if tree else None) or "src"
            file = (tree.string("entryFile") if tree else None) or "main"
            path = resolve(self.package.folder, f"{root}/{file}")
            if path and (source := self.resolver.paths.source(path)):
                yield EntryPoint(
                    source, reason.because, reason.at or (tree.span.first_line() if tree else None)
                )

    def main(self) -> Iterator[EntryPoint]:
        """Yield what an import of the package loads."""
        manifest = self.package.manifest
        for field in ("main", "exports"):
            present = manifest.tree.get(field) is not None
            if present and (source := self.resolver.package_file(self.package, "")):
                yield EntryPoint(source, f"`{field}`", manifest.key(field), starts=False)
                return


def _applications(nest: Map, project: str | None) -> list[Map]:
    return [
        entry.value
        for name, entry in nest.below("projects").items()
        if isinstance(entry.value, Map)
        and entry.value.string("type") != "library"
        and project in {None, name}
    ]
