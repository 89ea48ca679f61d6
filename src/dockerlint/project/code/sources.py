"""The source files of a tree: what their specifiers mean, what they import, and which package answers for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dockerlint.files import Files
from dockerlint.project.code.import_graph import Graph, Modules
from dockerlint.project.code.ownership import Owners
from dockerlint.project.code.resolver import ModuleResolver
from dockerlint.project.code.search import Entries, Search, Wanted
from dockerlint.project.code.source_paths import SourcePaths
from dockerlint.project.code.tsconfigs import BuiltBy, Tsconfigs
from dockerlint.project.workspaces.finding import Workspaces


@dataclass(frozen=True, eq=False)
class Sources:
    """Reads code when it is asked."""

    files: Files
    workspaces: Workspaces
    built: BuiltBy = lambda _: ()
    """What images certainly build a package with; empty where none does."""

    @cached_property
    def resolver(self) -> ModuleResolver:
        """What a specifier means in a file."""
        paths = SourcePaths(self.files)
        return ModuleResolver(
            self.workspaces, Tsconfigs(self.files, self.workspaces, paths, self.built), paths
        )

    @cached_property
    def graph(self) -> Graph:
        """The files and their imports."""
        return Graph(self.resolver, Modules(self.files, self.resolver.tsconfigs))

    @cached_property
    def owners(self) -> Owners:
        """Which package answers for a file."""
        return Owners(self.files, self.resolver)

    def search(self, entries: Entries, wanted: Wanted) -> Search:
        """Return a search for wanted packages in the code that these entries start."""
        return Search(self.graph, self.owners, entries, wanted)
