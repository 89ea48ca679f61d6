"""How a compose project is asked for, and the other compose files of the tree, which are often meant to lie over one of them."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dockerlint.knowledge.compose.files import DEFAULT_NAMES
from dockerlint.paths import ancestors, parent
from dockerlint.tree import Map


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What the command line says. Paths are base-relative; `folder` is where Compose would be run.

    `base_name` is the name of the base folder, which names the project at the top.
    """

    compose_files: tuple[str, ...] = ()
    env: tuple[tuple[str, str], ...] = ()
    env_files: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    folder: str = "."
    base_name: str = "project"


@dataclass(frozen=True, slots=True)
class OtherFiles:
    """Every compose file of the tree."""

    documents: Mapping[str, Sequence[Map]] = field(default_factory=dict)
    called_with_others: Collection[str] = ()
    """The files that a script, a Makefile or a workflow names together with others."""
    projects: Sequence[tuple[str, Map]] = ()
    """Projects that are resolved already, with what they include: their first file and their merged tree."""

    templates: Mapping[str, Sequence[Map]] = field(default_factory=dict)
    """Templates of override files, which their user copies: `compose.override.yaml.example`."""

    def trees_near(self, paths: tuple[str, ...]) -> list[Map]:
        """Return the trees of the files next to or above these, which may define what is missing in these.

        Those are the templates of override files next to the first one. A folder's default file alone, which Compose runs without any
        other, has no others, unless something of the tree calls it with them.
        """
        own = parent(paths[0])
        copied = [tree for path, trees in self.templates.items() for tree in trees if parent(path) == own]
        alone = len(paths) == 1 and paths[0] not in self.called_with_others
        if alone and posixpath.basename(paths[0]) in DEFAULT_NAMES:
            return copied
        folders = {folder for path in paths for folder in ancestors(path)}
        every = [*self.projects, *((path, one) for path, trees in self.documents.items() for one in trees)]
        return [*copied, *(tree for path, tree in every if path not in paths and parent(path) in folders)]
