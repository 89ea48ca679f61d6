"""A pnpm-lock.yaml of a version that the workspace's pnpm does not read."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.stops import stops, version_problem
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield the version of each lockfile at which a frozen install stops."""
    pin = next(iter(project.pnpm.pins_of(workspace)), None)
    for verdict in stops(workspace, project.pnpm.version_of(workspace), Answer.INCOMPATIBLE):
        if problem := version_problem(pin, verdict):
            yield problem
