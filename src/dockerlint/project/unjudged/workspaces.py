"""The open questions about workspaces: what a frozen install answers."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.project.frozen_install.answers import Answer, Reason
from dockerlint.project.frozen_install.verdict import judge
from dockerlint.project.unjudged import Judged, Unjudged
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.source import Span

_WHY = {
    Reason.UNREADABLE_FILE: (
        "a manifest or setting of the workspace can't be read",
        "files that can be read",
    ),
    Reason.UNREADABLE_PATCH: ("a patch can't be read as text", "a patch in UTF-8 without NUL characters"),
    Reason.UNREADABLE_PNPMFILE: ("the pnpmfile can't be read", "a pnpmfile that can be read"),
    Reason.UNSCANNED: (
        "the lockfile is written in another way than pnpm writes it",
        "a lockfile as pnpm writes it",
    ),
    Reason.UNKNOWN_LAYOUT: ("the layout of the lockfile is not known", "a lockfile as pnpm writes it"),
    Reason.MAYBE_PINS_ONLY: ("the lockfile may only pin pnpm", "a lockfile with the workspace's importers"),
    Reason.BRANCH_LOCKFILE: ("a lockfile for a branch may be used", "`gitBranchLockfile: false`"),
    Reason.PLUGINS: (
        "configDependencies bring a pnpmfile of their own",
        "no configDependencies with a pnpmfile",
    ),
    Reason.READ_PACKAGE: ("a pnpmfile may change the manifests", "no `readPackage` in the pnpmfile"),
    Reason.VARIABLE: ("a variable decides a setting", "a setting whose value the files contain"),
    Reason.SEVERAL_OVERRIDES: (
        "several overrides are for one dependency",
        "one override for each dependency",
    ),
}


def open_in_workspace(workspace: Workspace, majors: tuple[int, ...]) -> Iterator[Unjudged]:
    """Yield why it is not known what a frozen install of a workspace answers."""
    for major in majors:
        for verdict in judge(workspace, major):
            at = _place(workspace)
            if verdict.answer is Answer.UNKNOWN and verdict.reason is not None and at is not None:
                why, would_decide = _WHY[verdict.reason]
                subject = Judged("workspace", workspace.folder)
                yield Unjudged(subject, "what a frozen install answers", at, why, would_decide)


def _place(workspace: Workspace) -> Span | None:
    """Return the start of the lockfile, or else of the root's manifest."""
    if workspace.lockfile:
        return workspace.lockfile.start
    return workspace.root.manifest.tree.span.first_line() if workspace.root else None
