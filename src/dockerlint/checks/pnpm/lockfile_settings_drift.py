"""A pnpm-lock.yaml that was made with other settings."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.stops import settings_problem, stops
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield the first setting, in pnpm's order, at which a frozen install stops."""
    for verdict in stops(workspace, project.pnpm.version_of(workspace), Answer.SETTINGS):
        if problem := settings_problem(workspace, verdict):
            yield problem
