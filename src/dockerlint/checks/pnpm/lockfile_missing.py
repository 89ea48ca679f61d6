"""A frozen install of a workspace without a pnpm-lock.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.knowledge.node.pnpm import LOCKFILE
from dockerlint.paths import join
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.stops import missing_problem, stops
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield the manifest of a workspace that something certainly installs frozen, but that has no lockfile."""
    ignored = workspace.files.ignored(join(workspace.folder, LOCKFILE))
    if ignored or (workspace.forced is None and not any(pin.frozen for pin in workspace.pins)):
        return
    for verdict in stops(workspace, Answer.MISSING):
        if problem := missing_problem(workspace, verdict):
            yield problem
