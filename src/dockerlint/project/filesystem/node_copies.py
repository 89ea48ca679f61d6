"""What COPY --from, cp and mv do to node_modules: which of the folders at the source get to the destination, and where."""

from __future__ import annotations

import fnmatch
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from dockerlint.knowledge.node.node_modules import TRACED
from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.project.stages.paths import covers, meets
from dockerlint.source import Span

_NAME = "/node_modules"


class Kind(Enum):
    """What a node_modules folder holds."""

    NONE = "none"
    FULL = "full"
    PRODUCTION = "production"
    DEPLOY = "deploy"
    """What `pnpm deploy --prod` made: production dependencies of one package."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, eq=False)
class Installed:
    """One node_modules folder of a stage.

    `at` is what brought it into this stage (the install, or the source word of a COPY --from), `decided` the command that
    decided what it holds (install, prune or deploy; perhaps of another stage).
    """

    kind: Kind
    at: Span
    decided: Span
    program: str = ""
    """The manager that made it."""
    manifests: tuple[Manifest, ...] = ()

    @property
    def development(self) -> tuple[Manifest, ...]:
        """The installed manifests that have devDependencies."""
        return tuple(one for one in self.manifests if one.group(DependencyGroup.DEV))


Folders = Mapping[str, Installed]
"""What a stage holds, by the folder of the image in which the node_modules stands."""


@dataclass(frozen=True, slots=True)
class State:
    """A stage's node_modules at one moment. `complete`: there are certainly no others."""

    folders: Folders
    complete: bool = True

    def with_folder(self, folder: str, installed: Installed) -> State:
        """Put a node_modules into a folder, in place of what is there."""
        return replace(self, folders={**self.folders, folder: installed})

    def without(self, path: str) -> State:
        """Remove a path of the image with all below it."""
        kept = {folder: one for folder, one in self.folders.items() if not covers(path, modules(folder))}
        return replace(self, folders=kept)

    def doubted(self, path: str | None) -> State:
        """Say that anything at or below a path (anywhere, when it is None) may have changed."""
        folders = {
            folder: replace(one, kind=Kind.UNKNOWN) if path is None or meets(path, modules(folder)) else one
            for folder, one in self.folders.items()
        }
        return State(folders, complete=False)


def modules(folder: str) -> str:
    """Return the path of the node_modules in a folder of the image."""
    return posixpath.join(folder, "node_modules")


def transfer(state: State, source: State, path: str, target: str, at: Span) -> State:
    """Copy `path` of one state to `target` of another: a folder's content gets into the target."""
    if TRACED.search(path):
        return _merge(state, target, _unknown(at))
    for folder, one in source.folders.items():
        placed = _placed(modules(folder), path, target)
        if placed is not None:
            state = _merge(state, placed, replace(one, at=at))
    if _NAME in path + "/" and not any(covers(path, modules(folder)) for folder in source.folders):
        return _partly(state, target, at)
    return state if source.complete else replace(state, complete=False)


def _placed(found: str, path: str, target: str) -> str | None:
    """Return the folder that a node_modules at `found` gets into when `path` is copied to `target`."""
    if any(char in path for char in "*?["):
        parts = path.count("/") + 1
        head = "/".join(found.split("/")[:parts])
        if not fnmatch.fnmatchcase(head, path):
            return None
        path = head
    if not covers(path, found):
        return None
    end = posixpath.normpath(target + "/" + found[len(path.rstrip("/")) :])
    return (posixpath.dirname(end) or "/") if end.endswith(_NAME) else None


def _merge(state: State, folder: str, new: Installed) -> State:
    """Copy a node_modules over what stands there: all of both is there then."""
    old = state.folders.get(folder)
    if old is None or Kind.FULL is new.kind:
        return state.with_folder(folder, new)
    if old.kind is Kind.FULL or old.kind is new.kind:
        return state
    return state.with_folder(folder, replace(old, kind=Kind.UNKNOWN))


def _partly(state: State, target: str, at: Span) -> State:
    """Copy single packages (or a node_modules that is not known): a full one stays full, all others are unknown then."""
    folder = target.partition(_NAME)[0] or "/"
    return _merge(state, folder, _unknown(at))


def _unknown(at: Span) -> Installed:
    return Installed(Kind.UNKNOWN, at, at)
