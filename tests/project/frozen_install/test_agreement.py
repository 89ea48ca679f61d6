from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.frozen_install.agreement import agreed_drifts, verdicts_with
from dockerlint.project.frozen_install.answers import Answer, DriftKind
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces
from dockerlint.project.workspaces.workspace import Workspace
from tests.support.frozen_cases import A, lock, manifest


def workspace(lockfile: str, **fields: object) -> Workspace:
    memory = MemoryFiles({"package.json": manifest(**fields), "pnpm-lock.yaml": lockfile})
    return find_workspaces(Reading(memory), memory.walk()).all[0]


OUTSIDE = lock(dependencies={"a": ("^1.0.0", "2.0.0")})
"""A drift from pnpm 10 on."""


@pytest.mark.parametrize(
    ("specifier", "majors", "expected"),
    [
        ("^1.0.0", (9, 10), []),
        ("^1.0.0", (10,), [(DriftKind.OUTSIDE_RANGE, "a")]),
        ("^2.0.0", (9, 10), [(DriftKind.CHANGED, "a")]),
        ("^2.0.0", (), []),
    ],
)
def test_a_drift_counts_where_all_majors_find_it(
    specifier: str, majors: tuple[int, ...], expected: list[tuple[DriftKind, str]]
) -> None:
    found = workspace(OUTSIDE, dependencies={"a": specifier})
    assert [(one.kind, one.name) for one in agreed_drifts(found, majors)] == expected


@pytest.mark.parametrize(
    ("lockfile", "answer", "majors", "expected"),
    [
        (OUTSIDE, Answer.DRIFT, (9, 10), []),
        (OUTSIDE, Answer.DRIFT, (10, 11), [10]),
        (lock(dependencies=A), Answer.FRESH, (9, 10), [9]),
        ("", Answer.BROKEN, (7, 8), [7]),
        ("", Answer.BROKEN, (6, 7), []),
        ("", Answer.BROKEN, (), []),
    ],
)
def test_the_verdict_of_the_first_major_counts_where_all_agree(
    lockfile: str, answer: Answer, majors: tuple[int, ...], expected: list[int]
) -> None:
    found = workspace(lockfile, dependencies={"a": "^1.0.0"})
    assert [one.major for one in verdicts_with(answer, found, majors)] == expected
