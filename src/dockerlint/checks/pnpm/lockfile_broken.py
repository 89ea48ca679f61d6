"""A pnpm-lock.yaml that no install can read."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.stops import broken_problem, stops
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield what breaks a lockfile, for every pnpm or for those that may install the workspace."""
    own = workspace.lockfile
    if own and own.broken:
        yield broken_problem(own, f"no pnpm can read the lockfile: {own.broken}")
    for verdict in stops(workspace, project.pnpm.version_of(workspace), Answer.BROKEN):
        if verdict.lockfile and not (verdict.lockfile is own and own.broken):
            yield broken_problem(verdict.lockfile, f"pnpm can't read the lockfile: {verdict.why}")
