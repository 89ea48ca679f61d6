"""A frozen install of a workspace without a pnpm-lock.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.stops import missing_problem, stops
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield the manifest of a workspace that something certainly installs frozen, but that has no lockfile."""
    if workspace.ignores_lockfile or not (
        workspace.evidence.forced or any(pin.frozen for pin in project.pnpm.pins_of(workspace))
    ):
        return
    for verdict in stops(workspace, project.pnpm.version_of(workspace), Answer.MISSING):
        if problem := missing_problem(workspace, verdict):
            yield problem
