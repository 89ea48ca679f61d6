"""The source files of a tree: what their specifiers mean, what they import, and which package answers for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files
from dockerlint.project.code.bundles import Bundle, bundle_of
from dockerlint.project.code.compilation import is_compiled
from dockerlint.project.code.import_graph import Graph, Modules
from dockerlint.project.code.ownership import Owners
from dockerlint.project.code.resolver import ModuleResolver
from dockerlint.project.code.search import Entries, Search, Use, Wanted
from dockerlint.project.code.source_paths import SourcePaths
from dockerlint.project.code.tsconfigs import BuiltBy, Tsconfigs
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.project.workspaces.hoisting import is_known
from dockerlint.project.workspaces.workspace import Package, Workspace


@dataclass(frozen=True, eq=False)
class Sources:
    """Reads code when it is asked."""

    files: Files
    workspaces: Workspaces
    built: BuiltBy = lambda _: ()
    """What images certainly build a package with; empty where none does."""
    _bundles: dict[Package, Bundle | None] = field(default_factory=dict)

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
        return Owners(self.files, self.resolver, lambda one: is_compiled(one, self.resolver.tsconfigs))

    @cached_property
    def bundling(self) -> Owners:
        """Which bundled package answers for a file."""
        return Owners(self.files, self.resolver, lambda one: self.bundle_of(one) is not None)

    def bundle_of(self, package: Package) -> Bundle | None:
        """Return what a bundler makes of a package; None where none does, or where its entries are not known."""
        if package not in self._bundles:
            self._bundles[package] = bundle_of(package, self.resolver)
        return self._bundles[package]

    def search(self, entries: Entries, wanted: Wanted) -> Search:
        """Return a search for wanted packages in the compiled code that these entries start."""
        return Search(self.graph, self.owners, entries, wanted)

    def bundled_uses(self, workspace: Workspace) -> Iterator[Use]:
        """Yield what bundled code of a workspace imports undeclared, where the bundler certainly looks it up as a package."""
        bundles = {one.folder: found for one in workspace.packages if (found := self.bundle_of(one))}
        entries = {folder: bundle.entries for folder, bundle in bundles.items()}
        bundle_by_entry = {entry.path: one for one in bundles.values() for entry in one.entries}
        search = Search(self.graph, self.bundling, entries, Wanted(self.bundling.declared, others=True))
        for use in search.uses(workspace.folder) if entries else ():
            first = use.sites[0]
            bundle = bundle_by_entry[first.entry.path]
            known = bundle.is_plain or is_known(workspace, use.name)
            if known and not bundle.may_resolve(use.name) and not first.found.implicit:
                yield use
