"""A pnpm-lock.yaml that was not made for these manifests."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project import Project
from dockerlint.project.frozen.answers import Answer
from dockerlint.project.frozen.verdict import judge
from dockerlint.project.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield every place at which a frozen install stops, if each pnpm that may install stops for a drift."""
    drifts = []
    for major in workspace.majors:
        found = [
            one
            for verdict in judge(workspace, major)
            if verdict.answer is Answer.DRIFT
            for one in verdict.problems
        ]
        if not found:
            return
        drifts.append(found)
    yield from min(drifts, key=len, default=[])
