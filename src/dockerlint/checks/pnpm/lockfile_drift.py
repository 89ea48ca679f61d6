"""A pnpm-lock.yaml that was not made for these manifests."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.verdict import judge
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.source import Span


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield every place at which a frozen install stops for a drift, whichever pnpm of those that may install it is."""
    drifts = [_drifts(workspace, major) for major in project.pnpm.version_of(workspace).majors]
    if drifts:
        yield from (
            problem for place, problem in drifts[0].items() if all(place in other for other in drifts[1:])
        )


def _drifts(workspace: Workspace, major: int) -> dict[tuple[Span, str], Problem]:
    return {
        (problem.at, problem.message): problem
        for verdict in judge(workspace, major)
        if verdict.answer is Answer.DRIFT
        for problem in verdict.problems
    }
