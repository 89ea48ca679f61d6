"""What COPY --from, cp and mv do to node_modules: which of the folders at the source get to the destination, and where."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from dockerlint.knowledge.node.node_modules import TRACED
from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.project.filesystem.changes import Put, Remove
from dockerlint.project.stages.paths import covers, meets, rest_below
from dockerlint.source import Span

_NAME = "/node_modules"


class ModulesKind(Enum):
    """What a node_modules folder holds."""

    NONE = "none"
    FULL = "full"
    PRODUCTION = "production"
    DEPLOY = "deploy"
    """What `pnpm deploy --prod` made: production dependencies of one package."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, eq=False)
class ModulesFolder:
    """One node_modules folder of a stage.

    `at` is what brought it into this stage (the install, or the source word of a COPY --from), `decided` the command that
    decided what it holds (install, prune or deploy; perhaps of another stage).
    """

    kind: ModulesKind
    at: Span
    decided: Span
    program: str = ""
    """The manager that made it."""
    manifests: tuple[Manifest, ...] = ()

    @property
    def development(self) -> tuple[Manifest, ...]:
        """The installed manifests that have devDependencies."""
        return tuple(one for one in self.manifests if one.group(DependencyGroup.DEV))


Folders = Mapping[str, ModulesFolder]
"""What a stage holds, by the folder of the image that contains the node_modules."""


@dataclass(frozen=True, slots=True)
class State:
    """A stage's node_modules at one moment. `complete`: there are certainly no others."""

    folders: Folders
    complete: bool = True

    def with_folder(self, folder: str, installed: ModulesFolder) -> State:
        """Put a node_modules into a folder, in place of what is there."""
        return replace(self, folders={**self.folders, folder: installed})

    def without(self, remove: Remove) -> State:
        """Remove what a Remove takes. Of one that loses single packages, or may be removed, it is not known what it holds."""
        kept: dict[str, ModulesFolder] = {}
        for folder, one in self.folders.items():
            taken = remove.takes(modules(folder))
            if not taken:
                unsure = taken is None or _loses(remove, folder)
                kept[folder] = replace(one, kind=ModulesKind.UNKNOWN) if unsure else one
        return replace(self, folders=kept)

    def doubted(self, path: str | None) -> State:
        """Return the state in which anything at or below a path (anywhere, when it is None) may have changed."""
        folders = {
            folder: replace(one, kind=ModulesKind.UNKNOWN)
            if path is None or meets(path, modules(folder))
            else one
            for folder, one in self.folders.items()
        }
        return State(folders, complete=False)


def modules(folder: str) -> str:
    """Return the path of the node_modules in a folder of the image."""
    return posixpath.join(folder, "node_modules")


def _loses(remove: Remove, folder: str) -> bool:
    """Return whether a removal takes packages out of a node_modules; its hidden folders (caches) are none."""
    rest = rest_below(modules(folder), remove.root) if remove.root else None
    return rest is not None and not rest.startswith(".")


def transfer(state: State, source: State, put: Put) -> State:
    """Copy what a Put takes of one state to another: a folder's content gets into the target."""
    path, target, at = put.source or "/", put.target or "/", put.at.first_line()
    if TRACED.search(path):
        return _merge(state, target, _unknown(at))
    for folder, one in source.folders.items():
        placed = put.target_of(modules(folder))
        if placed is not None and placed.endswith(_NAME):
            state = _merge(state, posixpath.dirname(placed) or "/", replace(one, at=at))
    if _NAME in path and not any(covers(path, modules(folder)) for folder in source.folders):
        return _partly(state, target, at)
    return state if source.complete else replace(state, complete=False)


def _merge(state: State, folder: str, new: ModulesFolder) -> State:
    """Copy a node_modules over another one: the result holds all of both."""
    old = state.folders.get(folder)
    if old is None or ModulesKind.FULL is new.kind:
        return state.with_folder(folder, new)
    if old.kind is ModulesKind.FULL or old.kind is new.kind:
        return state
    return state.with_folder(folder, replace(old, kind=ModulesKind.UNKNOWN))


def _partly(state: State, target: str, at: Span) -> State:
    """Copy single packages (or a node_modules that is not known): a full one stays full, all others are unknown then."""
    folder = target.partition(_NAME)[0] or "/"
    return _merge(state, folder, _unknown(at))


def _unknown(at: Span) -> ModulesFolder:
    return ModulesFolder(ModulesKind.UNKNOWN, at, at)
