"""The node_modules of a stage at one moment, and what copies and removals make of them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from dockerlint.knowledge.node.node_modules import STORES, TRACED
from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.project.filesystem.changes import Put, Remove
from dockerlint.project.stages.paths import covers, meets
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

    def reduced(self) -> ModulesFolder:
        """Return it after packages may have been removed: one without devDependencies is still that."""
        return self.doubted() if self.kind is ModulesKind.FULL else self

    def doubted(self) -> ModulesFolder:
        """Return it after anything may have changed in it."""
        return replace(self, kind=ModulesKind.UNKNOWN)

    @property
    def development(self) -> tuple[Manifest, ...]:
        """The installed manifests that have devDependencies."""
        return tuple(one for one in self.manifests if one.group(DependencyGroup.DEV))


@dataclass(frozen=True, slots=True, eq=False)
class NodeModules:
    """A stage's node_modules by the folder that contains them, in the order in which they got there.

    `complete`: there are certainly no others.
    """

    folders: Mapping[str, ModulesFolder] = field(default_factory=dict)
    complete: bool = True

    @property
    def kind(self) -> ModulesKind:
        """Return what they are together: full if any is; production or deploy only if all are known."""
        kinds = {one.kind for one in self.folders.values()}
        if ModulesKind.FULL in kinds:
            return ModulesKind.FULL
        if ModulesKind.UNKNOWN in kinds:
            return ModulesKind.UNKNOWN
        if not kinds:
            return ModulesKind.NONE if self.complete else ModulesKind.UNKNOWN
        return ModulesKind.PRODUCTION if ModulesKind.PRODUCTION in kinds else ModulesKind.DEPLOY

    @property
    def full(self) -> tuple[ModulesFolder, ...]:
        """The full installs of manifests that have devDependencies."""
        return tuple(one for one in self.folders.values() if one.kind is ModulesKind.FULL and one.development)

    def with_folder(self, folder: str, installed: ModulesFolder) -> NodeModules:
        """Put a node_modules into a folder, in place of what is there."""
        return replace(self, folders={**self.folders, folder: installed})

    def without(self, remove: Remove) -> NodeModules:
        """Remove what a Remove takes. A full one that loses packages, or may be removed, is no longer known to be full."""
        kept: dict[str, ModulesFolder] = {}
        for folder, one in self.folders.items():
            taken = remove.takes(modules(folder))
            if not taken:
                kept[folder] = one.reduced() if taken is None or _loses(remove, folder) else one
        return replace(self, folders=kept)

    def reduced(self, path: str | None) -> NodeModules:
        """Return the state in which what lies at or below a path (anywhere, when it is None) may have lost packages."""
        return self._changed(path, ModulesFolder.reduced)

    def doubted(self, path: str | None) -> NodeModules:
        """Return the state in which anything at or below a path (anywhere, when it is None) may have changed."""
        return replace(self._changed(path, ModulesFolder.doubted), complete=False)

    def _changed(self, path: str | None, change: Callable[[ModulesFolder], ModulesFolder]) -> NodeModules:
        folders = {
            folder: change(one) if path is None or meets(path, modules(folder)) else one
            for folder, one in self.folders.items()
        }
        return replace(self, folders=folders)


def modules(folder: str) -> str:
    """Return the path of the node_modules in a folder of the image."""
    return posixpath.join(folder, "node_modules")


def _loses(remove: Remove, folder: str) -> bool:
    """Return whether a removal may take packages out of a node_modules."""
    rest = remove.rest_below(modules(folder))
    first = rest.partition("/")[0] if rest else ""
    return first in STORES or not first.startswith(".") if first else False


def transfer(state: NodeModules, source: NodeModules, put: Put) -> NodeModules:
    """Copy what a Put takes of one state to another: a folder's content gets into the target."""
    path, target, at = put.source or "/", put.target or "/", put.at.first_line()
    if TRACED.search(path):
        return _merge(state, target, _unknown(at))
    for folder, one in source.folders.items():
        placed = put.target_of(modules(folder))
        if placed is not None and placed.endswith(_NAME):
            state = _merge(state, posixpath.dirname(placed) or "/", replace(one, at=at))
    if _NAME in path and not any(covers(path, modules(folder)) for folder in source.folders):
        return _merge(state, target.partition(_NAME)[0] or "/", _unknown(at))
    return state if source.complete else replace(state, complete=False)


def _merge(state: NodeModules, folder: str, new: ModulesFolder) -> NodeModules:
    """Copy a node_modules, or single packages of one, over another one: the result holds all of both."""
    old = state.folders.get(folder)
    if old is None or ModulesKind.FULL is new.kind:
        return state.with_folder(folder, new)
    if old.kind is ModulesKind.FULL or old.kind is new.kind:
        return state
    return state.with_folder(folder, replace(old, kind=ModulesKind.UNKNOWN))


def _unknown(at: Span) -> ModulesFolder:
    return ModulesFolder(ModulesKind.UNKNOWN, at, at)
