"""The subject `module`: the files of code that something starts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dockerlint.files import source_of
from dockerlint.models.module import Module
from dockerlint.project.code.entries import Entry
from dockerlint.project.code.import_graph import Graph
from dockerlint.project.workspaces.workspace import Package
from dockerlint.source import SourceFile


@dataclass(frozen=True, eq=False)
class StartedModule:
    """A TypeScript or JavaScript file that an entry is or may load."""

    path: str
    package: Package
    """The package that it lies in."""
    entries: tuple[Entry, ...]
    """What is started: the file is one of these, or one of them may load it."""
    graph: Graph

    @cached_property
    def module(self) -> Module | None:
        """Its imports and exports; None for a file that can't be read."""
        return self.graph.modules.module_of(self.path)

    @property
    def file(self) -> SourceFile | None:
        """Its text; None for a file that can't be read."""
        return source_of(self.graph.modules.files, self.path)

    @cached_property
    def chain(self) -> tuple[str, ...]:
        """The files from an entry to this one, each of which certainly imports the next one at start; empty where that is not decided."""
        return self.graph.chain((one.path for one in self.entries), self.path, lazy=False) or ()

    @property
    def entry(self) -> Entry | None:
        """What certainly loads it at start, with the place of what starts that; None where that is not decided."""
        return next((one for one in self.entries if self.chain[:1] == (one.path,)), None)
