"""What other compose files of the tree define: files under own names are often meant to lie over one of them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dockerlint.knowledge.compose.files import DEFAULT_NAMES
from dockerlint.parsers.compose.verdict.consistency import IMAGE
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.paths import ancestors, parent
from dockerlint.project.compose.loading import Trees
from dockerlint.tree import Map


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Every compose file of the tree; each is looked into only when a name is missed."""

    trees: Trees
    paths: Sequence[str] = ()
    called_with_others: Collection[str] = ()
    """The files that a script, a Makefile or a workflow names together with others."""
    projects: Sequence[tuple[str, Map]] = ()
    """Projects that are resolved already, with what they include: their first file and their merged tree."""

    def for_files(self, paths: tuple[str, ...]) -> Callable[[str, str], bool]:
        """Return a function from kind (`networks`) and name to whether a file beside or above these may bring the name.

        The kind `image` asks for a service that has an image or is built. Never for a folder's default file alone, which Compose
        runs without any other, unless something of the tree calls it with others.
        """
        alone = len(paths) == 1 and paths[0] not in self.called_with_others
        if alone and posixpath.basename(paths[0]) in DEFAULT_NAMES:
            return lambda _kind, _name: False
        folders = {folder for path in paths for folder in ancestors(path)}
        others = [path for path in self.paths if path not in paths and parent(path) in folders]
        whole = [tree for path, tree in self.projects if path not in paths and parent(path) in folders]
        return lambda kind, name: any(_defines(tree, kind, name) for tree in [*whole, *self._read(others)])

    def _read(self, paths: Sequence[str]) -> list[Map]:
        documents = [document for path in paths for document in self.trees.read(path, Report())]
        return [one for one in documents if isinstance(one, Map)]


def _defines(tree: Map, kind: str, name: str) -> bool:
    holder = tree.map("services" if kind == IMAGE else kind)
    if holder is None or name not in holder.entries:
        return False
    service = holder.map(name)
    return kind != IMAGE or (service is not None and not {"image", "build"}.isdisjoint(service.entries))
