from __future__ import annotations

import pytest

from dockerlint.pages import SUBJECTS
from tests.support.small_projects import ONE_OF_EACH, project


@pytest.mark.parametrize("subject", [name for name in SUBJECTS if name != "ignore"])
def test_each_subject_of_a_header_is_one_of_a_project_and_knows_its_path(subject: str) -> None:
    found = list(project(ONE_OF_EACH).subjects(subject))
    assert found != []
    assert {one.path for one in found} <= set(ONE_OF_EACH)  # type: ignore[attr-defined]
    assert list(project({}).subjects(subject)) == []
