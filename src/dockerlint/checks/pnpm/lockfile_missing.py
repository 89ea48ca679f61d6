"""A frozen install of a workspace without a pnpm-lock.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.files import join
from dockerlint.findings import Problem
from dockerlint.knowledge.pnpm import LOCKFILE
from dockerlint.project.frozen.answers import Answer
from dockerlint.project.frozen.stops import missing_problem, stops
from dockerlint.project.project import Project
from dockerlint.project.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield the manifest of a workspace that something certainly installs frozen, but that has no lockfile."""
    ignored = workspace.files.ignored(join(workspace.folder, LOCKFILE))
    if ignored or (workspace.forced is None and not any(pin.frozen for pin in workspace.pins)):
        return
    for verdict in stops(workspace, Answer.MISSING):
        if problem := missing_problem(workspace, verdict):
            yield problem
