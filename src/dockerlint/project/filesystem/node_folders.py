"""The node_modules of a stage at one moment, and what copies and removals make of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from dockerlint.knowledge.node.node_modules import STORES, TRACED
from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.project.filesystem.changes import Put, Remove, is_pattern
from dockerlint.project.stages.paths import covers, meets
from dockerlint.source import Span
from dockerlint.values import Unknown

_NAME = "/node_modules"
_INSIDE = re.compile(r".*?/node_modules(?=/|$)")
_PACKAGE = re.compile(r"@[^/]+/[^/]+|[^@/.][^/]*")


class ModulesKind(Enum):
    """What a node_modules folder holds."""

    NONE = "none"
    FULL = "full"
    PRODUCTION = "production"
    DEPLOY = "deploy"
    """What `pnpm deploy --prod` made: production dependencies of one package."""
    UNKNOWN = "unknown"


LEAN = frozenset({ModulesKind.PRODUCTION, ModulesKind.DEPLOY})
"""The kinds without devDependencies."""


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
    linked: bool = False
    """Whether it is that of a member of a workspace: its packages lie in the folder of the root, all or most of them."""
    added: frozenset[str] = frozenset()
    """Packages that were installed by name, or copied into it one by one."""
    doubt: Unknown | None = None
    """Why it is not known any more what it holds: the first command that may have changed it."""

    def reduced(self, doubt: Unknown | None = None) -> ModulesFolder:
        """Return it after packages may have been removed: one without devDependencies is still that."""
        return self.doubted(doubt) if self.kind is ModulesKind.FULL else self

    def doubted(self, doubt: Unknown | None = None) -> ModulesFolder:
        """Return it after anything may have changed in it."""
        return replace(self, kind=ModulesKind.UNKNOWN, doubt=self.doubt or doubt)

    @property
    def development(self) -> tuple[Manifest, ...]:
        """The installed manifests that have devDependencies."""
        return tuple(one for one in self.manifests if one.group(DependencyGroup.DEV))


@dataclass(frozen=True, slots=True, eq=False)
class NodeModules:
    """A stage's node_modules by their path, in the order in which they got there; a copy may have another name.

    `complete`: there are certainly no others.
    """

    folders: Mapping[str, ModulesFolder] = field(default_factory=dict)
    complete: bool = True

    @property
    def full(self) -> tuple[ModulesFolder, ...]:
        """The full installs of manifests that have devDependencies."""
        found = (one for one in self.folders.values() if one.kind is ModulesKind.FULL and not one.linked)
        return tuple(one for one in found if one.development)

    def seen_from(self, path: str) -> dict[str, ModulesFolder]:
        """Return the node_modules in which Node looks for what a file imports: its folder's, then upwards (nodejs.org/api/modules.html)."""
        return {
            at: one
            for at, one in self.folders.items()
            if posixpath.basename(at) == "node_modules" and covers(posixpath.dirname(at), path)
        }

    def with_folder(self, path: str, installed: ModulesFolder) -> NodeModules:
        """Put a node_modules at a path, in place of what is there."""
        return replace(self, folders={**self.folders, path: installed})

    def without(self, remove: Remove) -> NodeModules:
        """Remove what a Remove takes. A full one that loses packages, or may be removed, is no longer known to be full."""
        kept: dict[str, ModulesFolder] = {}
        for path, one in self.folders.items():
            taken = remove.takes(path)
            if not taken:
                kept[path] = one.reduced() if taken is None or _loses(remove, path) else one
        return replace(self, folders=kept)

    def reduced(self, path: str | None, doubt: Unknown | None = None) -> NodeModules:
        """Return the state in which what lies at or below a path (anywhere, when it is None) may have lost packages."""
        return self._changed(path, lambda one: one.reduced(doubt))

    def doubted(self, path: str | None, doubt: Unknown | None = None) -> NodeModules:
        """Return the state in which anything at or below a path (anywhere, when it is None) may have changed."""
        return replace(self._changed(path, lambda one: one.doubted(doubt)), complete=False)

    def _changed(self, path: str | None, change: Callable[[ModulesFolder], ModulesFolder]) -> NodeModules:
        folders = {
            at: change(one) if path is None or meets(path, at) else one for at, one in self.folders.items()
        }
        return replace(self, folders=folders)


def modules(folder: str) -> str:
    """Return the path of the node_modules in a folder of the image."""
    return posixpath.join(folder, "node_modules")


def _loses(remove: Remove, path: str) -> bool:
    """Return whether a removal may take packages out of a node_modules."""
    rest = remove.rest_below(path)
    first = rest.partition("/")[0] if rest else ""
    return first in STORES or not first.startswith(".") if first else False


def transfer(state: NodeModules, source: NodeModules, put: Put) -> NodeModules:
    """Copy what a Put takes of one state to another: a folder's content gets into the target."""
    path, target, at = put.source or "/", put.target or "/", put.at.first_line()
    if TRACED.search(path):
        return _merge(state, modules(target), _unknown(at))
    moved = {placed: one for inner, one in source.folders.items() if (placed := put.target_of(inner))}
    for placed, one in moved.items():
        sure = put.into is False or not covers(target, placed)
        state = _merge(state, placed, replace(one, at=at) if sure else _unknown(at))
        if not sure:
            state = _merge(
                state, posixpath.join(put.inside, placed[len(target) + 1 :]).rstrip("/"), _unknown(at)
            )
    if not moved and (_NAME in path or _NAME in target):
        state = _part(state, put, path, target)
    return state if source.complete else replace(state, complete=False)


def _part(state: NodeModules, put: Put, path: str, target: str) -> NodeModules:
    """Copy a part of a node_modules, or one that nobody made."""
    inside = _INSIDE.match(target)
    if inside is None:
        return state
    old, name = state.folders.get(inside[0]), path.rpartition(f"{_NAME}/")[2]
    hidden = name.startswith(".") and name.partition("/")[0] not in STORES
    if old is None or old.kind not in LEAN or is_pattern(path) or not (hidden or _PACKAGE.fullmatch(name)):
        return _merge(state, inside[0], _unknown(put.at.first_line()))
    added = old.added if hidden else old.added | {name}
    return state.with_folder(inside[0], replace(old, added=added))


def _merge(state: NodeModules, path: str, new: ModulesFolder) -> NodeModules:
    """Copy a node_modules, or a part of one, over another one: the result holds all of both."""
    old = state.folders.get(path)
    if old is None or ModulesKind.FULL is new.kind:
        return state.with_folder(path, new)
    if old.kind is ModulesKind.FULL or old.kind is new.kind:
        return state
    return state.with_folder(path, old.doubted())


def _unknown(at: Span) -> ModulesFolder:
    return ModulesFolder(ModulesKind.UNKNOWN, at, at)
