"""Where an undeclared package works all the same, because another manifest brings it."""

from __future__ import annotations

import re
from typing import NamedTuple

from dockerlint.knowledge.node.hoisting import LOCK_ENTRY, LOCKFILES, PUBLIC_WORDS, SETTINGS
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.source import Span


class OtherProvider(NamedTuple):
    """What may serve an undeclared import; `at` is the declaration that brings it, `why` continues "works ..."."""

    at: Span | None
    why: str


def other_provider(
    workspace: Workspace, pnpm: PnpmVersion, package: Package, name: str
) -> OtherProvider | None:
    """Return which other manifest may serve `name` to the code of a package; None when no install of this workspace does."""
    root = workspace.root
    if root and root is not package and (found := root.manifest.declares(name)):
        return OtherProvider(found.at, "works here only because the root declares it")
    if not is_isolated(workspace, pnpm):
        for other in workspace.packages:
            if other is not package and (found := other.manifest.declares(name)):
                return OtherProvider(found.at, "works only where this one is hoisted to the root")
        if _locked(workspace, name) is not False:
            return OtherProvider(
                None, "works only where another package brings it and it is hoisted to the root"
            )
    if any(word in name for word in PUBLIC_WORDS) and min(pnpm.majors, default=0) < 10:
        return OtherProvider(None, "works only where pnpm 8 or 9 hoists it to the root")
    return None


def _locked(workspace: Workspace, name: str) -> bool | None:
    """Return whether the lockfile holds a package at all, whoever brings it; None when there is no lockfile."""
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
