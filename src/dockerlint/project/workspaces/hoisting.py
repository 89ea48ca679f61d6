"""Where an undeclared package works all the same, because another manifest brings it."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from dockerlint.knowledge.node.hoisting import LOCK_ENTRY, LOCKFILES, PUBLIC_WORDS, SETTINGS
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.source import Span


class Provider(Enum):
    """Who may bring a package to code whose own manifest does not."""

    ROOT = auto()
    """The root of the workspace declares it."""
    PACKAGE = auto()
    """Another package of the workspace declares it, and its install may lie in the root."""
    DEPENDENCY = auto()
    """Something that another package installs depends on it."""
    PUBLIC_HOIST = auto()
    """pnpm 8 and 9 put packages of such names into the root by themselves."""


class OtherProvider(NamedTuple):
    """Who may bring a package all the same; `at` is the declaration, if there is one."""

    provider: Provider
    at: Span | None = None


def other_provider(
    workspace: Workspace, pnpm: PnpmVersion, package: Package, name: str
) -> OtherProvider | None:
    """Return which other manifest may serve `name` to the code of a package; None when no install of this workspace does."""
    root = workspace.root
    if root and root is not package and (found := root.manifest.declares(name)):
        return OtherProvider(Provider.ROOT, found.at)
    if not is_isolated(workspace, pnpm):
        for other in workspace.packages:
            if other is not package and (found := other.manifest.declares(name)):
                return OtherProvider(Provider.PACKAGE, found.at)
        if _locked(workspace, name) is not False:
            return OtherProvider(Provider.DEPENDENCY)
    return OtherProvider(Provider.PUBLIC_HOIST) if is_hoisted_publicly(pnpm, name) else None


def is_hoisted_publicly(pnpm: PnpmVersion, name: str) -> bool:
    """Return whether pnpm may put a package of a name into the root by itself, as 8 and 9 do."""
    return any(word in name for word in PUBLIC_WORDS) and min(pnpm.majors, default=0) < 10


def _locked(workspace: Workspace, name: str) -> bool | None:
    """Return whether the lockfile has a package, directly or not; None if there is no lockfile."""
    texts = [file.text for lockfile in LOCKFILES if (file := workspace.text(lockfile))]
    entry = re.compile(LOCK_ENTRY.format(re.escape(name)), re.MULTILINE)
    return any(entry.search(text) for text in texts) if texts else None


def is_isolated(workspace: Workspace, pnpm: PnpmVersion) -> bool:
    """Return whether pnpm installs, and no setting lets a package see what it does not declare."""
    if not pnpm.shown:
        return False
    npmrc, file = workspace.npmrc, workspace.manifest_file
    return not any(
        (npmrc and npmrc.setting(name)) or (file and file.tree.get(camel) is not None)
        for name, camel in SETTINGS.items()
    )
