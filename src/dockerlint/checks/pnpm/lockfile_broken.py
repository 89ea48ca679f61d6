"""A pnpm-lock.yaml that no install can read."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.pnpm.shared.reasons import reason
from dockerlint.findings import Label, Problem
from dockerlint.models.lockfile import Lockfile
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.verdict import verdicts_with
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace

_REMEDY = "delete the file and run `pnpm install`, or take a whole one from git"


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield what breaks a lockfile, for every pnpm or for those that may install the workspace."""
    own = workspace.lockfile
    if own and own.broken:
        yield _problem(own, f"no pnpm can read the lockfile: {own.broken}")
    for verdict in verdicts_with(Answer.BROKEN, workspace, project.pnpm.frozen_majors(workspace)):
        if verdict.lockfile and not (verdict.lockfile is own and own.broken):
            yield _problem(verdict.lockfile, f"pnpm can't read the lockfile: {reason(verdict)}")


def _problem(lockfile: Lockfile, message: str) -> Problem:
    at = lockfile.broken_at or lockfile.conflict or lockfile.start
    return Problem(at, message, (Label(lockfile.start, _REMEDY),))
