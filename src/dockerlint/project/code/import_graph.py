"""How code is reached: files as text that imports, the graph by regular expressions, and chains that are certain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from dockerlint.files import Files, source_of
from dockerlint.models.module import Import, Kept, Module, Wait
from dockerlint.parsers.typescript.imports import implicit_specifiers, parse_module, quick_specifiers
from dockerlint.project.code.resolver import ModuleResolver, Target
from dockerlint.project.code.tsconfigs import Tsconfigs


class Edge(NamedTuple):
    """What a specifier of a file means."""

    specifier: str
    target: Target


@dataclass(slots=True, eq=False)
class Graph:
    """Files and their imports: `edges` is quick and may hold too many, `link` is exact and parses the file."""

    resolver: ModuleResolver
    modules: Modules
    _edges: dict[str, tuple[Edge, ...]] = field(default_factory=dict)
    _links: dict[tuple[str, str], Import | None] = field(default_factory=dict)

    def edges(self, path: str) -> tuple[Edge, ...]:
        """Return everything that a file may import."""
        if path not in self._edges:
            resolve = self.resolver.resolve
            specifiers = self.modules.specifiers_of(path)
            self._edges[path] = tuple(Edge(one, resolve(path, one)) for one in specifiers)
        return self._edges[path]

    def closure(self, starts: Iterable[str], enters: Callable[[str], bool] = lambda _: True) -> list[str]:
        """List the files that may be reached from some files, nearest first; what one that it does not enter imports is left out."""
        order = list(dict.fromkeys(starts))
        seen = set(order)
        for path in filter(enters, order):
            for edge in self.edges(path):
                if edge.target.file and edge.target.file not in seen:
                    seen.add(edge.target.file)
                    order.append(edge.target.file)
        return order

    def chain(self, starts: Iterable[str], end: str, longest: Wait) -> tuple[str, ...] | None:
        """Find the shortest chain of files whose imports are certain, and none of which waits for more than `longest`."""
        starts = tuple(starts)
        while (path := self._shortest(starts, end, longest)) is not None:
            if all(self._holds(step, longest) for step in pairwise(path)):
                return path
        return None

    def imports_of(self, path: str, wanted: Callable[[Target], bool]) -> Iterator[Import]:
        """Yield the imports of a file that certainly load a wanted target, in order."""
        module = self.modules.module_of(path)
        for one in module.imports if module else ():
            target = self.resolver.resolve(path, one.specifier)
            if wanted(target) and not one.guarded and self._kept(one, target) is Kept.YES:
                yield one

    def is_guarded(self, path: str, name: str) -> bool:
        """Return whether a file loads a package in a way that a failure is caught: then the package is optional."""
        module = self.modules.module_of(path)
        imports = module.imports if module else ()
        return any(
            one.guarded and self.resolver.resolve(path, one.specifier).package == name for one in imports
        )

    def link(self, start: str, end: str) -> Import | None:
        """Return the import by which one file certainly loads another, the earliest kind first; None when none is certain."""
        if (start, end) not in self._links:
            found = [
                one for one in self.imports_of(start, lambda to: to.file == end) if not one.resolves_only
            ]
            self._links[start, end] = min(found, key=lambda one: one.wait, default=None)
        return self._links[start, end]

    def _holds(self, step: tuple[str, str], longest: Wait) -> bool:
        link = self.link(*step)
        return link is not None and link.wait <= longest

    def _refuted(self, step: tuple[str, str], longest: Wait) -> bool:
        return step in self._links and not self._holds(step, longest)

    def _shortest(self, starts: tuple[str, ...], end: str, longest: Wait) -> tuple[str, ...] | None:
        """Search breadth first over the quick graph, without the steps that were found not to hold."""
        before: dict[str, str | None] = dict.fromkeys(starts)
        queue = list(before)
        for path in queue:
            if path == end:
                return _walked(before, end)
            for edge in self.edges(path):
                file = edge.target.file
                if file and file not in before and not self._refuted((path, file), longest):
                    before[file] = path
                    queue.append(file)
        return None

    def _kept(self, one: Import, target: Target) -> Kept:
        """Decide with the other file what the importing one leaves open: whether a name is a value."""
        if target.file is None or not one.names:
            return one.kept
        values = [self.exported(target.file, name) for name in one.names]
        if one.kept is Kept.YES:
            return Kept.UNKNOWN if all(value is None for value in values) else Kept.YES
        if one.kept is Kept.UNKNOWN and Kept.YES in values:
            return Kept.YES
        return one.kept

    def exported(self, path: str, name: str, depth: int = 0) -> Kept | None:
        """Return whether a file exports a name as a value; None for a `const enum`, which may be written out."""
        module = self.modules.module_of(path)
        if module is None or depth > 20 or name in {"*", "="}:
            return Kept.UNKNOWN
        export = module.exports.get(name)
        if export is None:
            return self._starred(module, name, depth)
        if export.specifier is None or export.value is Kept.NO:
            return None if export.const_enum else export.value
        file = self.resolver.resolve(path, export.specifier).file
        return self.exported(file, export.name, depth + 1) if file else Kept.UNKNOWN

    def _starred(self, module: Module, name: str, depth: int) -> Kept | None:
        for specifier in module.stars:
            file = self.resolver.resolve(module.path, specifier).file
            found = self.exported(file, name, depth + 1) if file else Kept.UNKNOWN
            if found is not Kept.UNKNOWN:
                return found
        return Kept.UNKNOWN


def _walked(before: dict[str, str | None], end: str) -> tuple[str, ...]:
    path: list[str] = []
    here: str | None = end
    while here is not None:
        path.append(here)
        here = before[here]
    return tuple(reversed(path))


@dataclass(slots=True, eq=False)
class Modules:
    """Reads each file at most once in each way, when it is asked for."""

    files: Files
    tsconfigs: Tsconfigs
    _specifiers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _modules: dict[str, Module | None] = field(default_factory=dict)

    def specifiers_of(self, path: str) -> tuple[str, ...]:
        """Return what a file may import, quickly: a superset."""
        if path not in self._specifiers:
            file = source_of(self.files, path)
            found: list[str] = []
            if file:
                found = quick_specifiers(file.text)
                found += implicit_specifiers(path, file.text, self.tsconfigs.tsconfig_of(path))
            self._specifiers[path] = tuple(found)
        return self._specifiers[path]

    def module_of(self, path: str) -> Module | None:
        """Read a file exactly; None when it can't be read."""
        if path not in self._modules:
            file = source_of(self.files, path)
            self._modules[path] = parse_module(file, self.tsconfigs.tsconfig_of(path)) if file else None
        return self._modules[path]
