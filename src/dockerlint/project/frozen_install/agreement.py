"""What all pnpms that may install a workspace answer alike: a rule reports only that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dockerlint.project.frozen_install.answers import Answer, Drift, Verdict
from dockerlint.project.frozen_install.verdict import judge
from dockerlint.project.workspaces.workspace import Workspace


def verdicts_with(answer: Answer, workspace: Workspace, majors: Sequence[int]) -> Iterator[Verdict]:
    """Yield the verdict on each lockfile at which all pnpms that may install the workspace have one answer."""
    first, *others = [judge(workspace, major) for major in majors] or [[]]
    for index, verdict in enumerate(first):
        rest = [one[index].answer if index < len(one) else None for one in others]
        if all(one is answer for one in (verdict.answer, *rest)):
            yield verdict


def agreed_drifts(workspace: Workspace, majors: Sequence[int]) -> Iterator[Drift]:
    """Yield the drifts that all pnpms that may install the workspace find."""
    first, *others = [_drifts(workspace, major) for major in majors] or [{}]
    yield from (drift for drift in first if all(drift in other for other in others))


def _drifts(workspace: Workspace, major: int) -> dict[Drift, None]:
    return dict.fromkeys(drift for verdict in judge(workspace, major) for drift in verdict.drifts)
