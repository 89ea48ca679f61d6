from __future__ import annotations

import pytest

from dockerlint.project.frozen_install.answers import Reason
from dockerlint.project.unjudged.coverage import coverage
from dockerlint.project.unjudged.workspaces import _WHY
from tests.support.small_projects import project

LOCKED = {
    "package.json": '{"name": "shop", "packageManager": "pnpm@9.1.0", "dependencies": {"pg": "^8.0.0"}}',
    "pnpm-lock.yaml": (
        "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      pg:\n        specifier: ^8.0.0\n        version: 8.0.0\n"
    ),
}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, []),
        (
            {".npmrc": "git-branch-lockfile=true\n", "pnpm-lock.main.yaml": ""},
            [("what a frozen install answers", "a lockfile for a branch may be used")],
        ),
    ],
)
def test_what_hides_the_answer_of_a_frozen_install(
    files: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    found = coverage(project({**LOCKED, **files})).unjudged
    assert [(one.question, one.why) for one in found] == expected
    assert {(one.subject.kind, one.at.path) for one in found} <= {("workspace", "pnpm-lock.yaml")}


def test_each_reason_that_leaves_an_install_open_has_its_words() -> None:
    first = list(Reason).index(Reason.UNREADABLE_FILE)
    assert list(_WHY) == list(Reason)[first:]
