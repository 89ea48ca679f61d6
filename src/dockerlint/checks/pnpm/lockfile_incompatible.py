"""A pnpm-lock.yaml of a version that the workspace's pnpm does not read."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.stops import stops, version_problem
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield the version of each lockfile at which a frozen install stops."""
    for verdict in stops(workspace, Answer.INCOMPATIBLE):
        if problem := version_problem(workspace, verdict):
            yield problem
