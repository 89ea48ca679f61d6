"""A pnpm-lock.yaml that was not made for these manifests."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.pnpm.shared.remedies import INSTALL
from dockerlint.findings import Label, Problem
from dockerlint.masking import cut, mask_head, printable
from dockerlint.project.frozen_install.answers import Drift, DriftKind
from dockerlint.project.frozen_install.verdict import agreed_drifts
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace

_LONGEST = 60
_MESSAGES = {
    DriftKind.NO_IMPORTER: "the lockfile has no importer `{importer}`",
    DriftKind.IMPORTER_WITHOUT_MANIFEST: "the lockfile's importer `{importer}` has no package.json",
    DriftKind.ADDED: "`{name}` is declared here, but the lockfile's importer `{importer}` does not have it",
    DriftKind.REMOVED: "`{name}` is not declared here, but the lockfile's importer `{importer}` still has it",
    DriftKind.CHANGED: "`{name}` is `{wanted}` here, but the lockfile was made for `{locked}`",
    DriftKind.OVERRIDDEN: "`{name}` is `{wanted}` here with the overrides, but the lockfile was made for `{locked}`",
    DriftKind.MOVED: "`{name}` is in `{wanted}` here, but in `{locked}` in the lockfile",
    DriftKind.PUBLISH_DIRECTORY: "the lockfile was made for another `publishConfig.directory`",
    DriftKind.LINK_DIRECTORY: "the lockfile was made for another `publishConfig.linkDirectory`",
    DriftKind.DEPENDENCIES_META: "the lockfile was made for other `dependenciesMeta`",
    DriftKind.OUTSIDE_RANGE: "`{name}` is locked at `{locked}`, which `{wanted}` does not admit",
    DriftKind.OUTSIDE_CATALOG: "`{name}` is locked at `{locked}`, but its catalog at `{wanted}`",
    DriftKind.OTHER_TARGET: "`{name}` does not lead where the lockfile says",
    DriftKind.FOLDER_ABSENT: "`{name}` needs the folder `{wanted}`, which does not exist",
    DriftKind.FOLDER_CHANGED: "`{name}` has other dependencies in `{wanted}` than in the lockfile",
    DriftKind.MEMBER_OUTSIDE_RANGE: "`{name}` is linked to version `{locked}`, which `{wanted}` does not admit",
    DriftKind.MEMBER_ABSENT: "`{name}` is linked to `{locked}`, which does not exist",
    DriftKind.MEMBER_RENAMED: "`{name}` is linked to `{locked}`, which is another package",
    DriftKind.NOT_LINKED: "`{name}` is not linked in the lockfile, though the workspace has it",
    DriftKind.NOT_INJECTED: "`{name}` is no longer injected",
    DriftKind.CONFIG_CHANGED: "the lockfile was made for another version of the config dependency `{name}`",
    DriftKind.CONFIG_REMOVED: "pnpm-workspace.yaml has no config dependency `{name}`, but the lockfile still has it",
}


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield every place at which a frozen install stops for a drift, whichever pnpm of those that may install it is."""
    for drift in agreed_drifts(workspace, project.pnpm.frozen_majors(workspace)):
        labels = (Label(drift.locked_at, INSTALL),) if drift.locked_at else ()
        yield Problem(drift.at, _message(drift), labels, subject=drift.name or None)


def _message(drift: Drift) -> str:
    return _MESSAGES[drift.kind].format(
        name=_shown(drift.name),
        importer=_shown(drift.importer),
        wanted=_shown(drift.wanted),
        locked="none" if drift.locked is None else _shown(drift.locked),
    )


def _shown(text: str) -> str:
    """Make a name or specifier safe to show: short, printable, without a login."""
    return cut(printable(mask_head(text)), _LONGEST)
