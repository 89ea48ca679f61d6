from __future__ import annotations

import re
from pathlib import Path

import pytest

import dockerlint
from dockerlint.pages import SUBJECTS as NAMES
from dockerlint.project.project import SUBJECTS
from tests.support.small_projects import ONE_OF_EACH, project

ROOT = Path(dockerlint.__file__).parents[2]


def test_a_header_may_name_each_subject_and_no_other() -> None:
    assert {*SUBJECTS, "ignore"} == set(NAMES)


@pytest.mark.parametrize("name", SUBJECTS)
def test_each_subject_of_a_project_has_its_type_and_knows_its_path(name: str) -> None:
    found = list(project(ONE_OF_EACH).subjects(name))
    assert {type(one) for one in found} == {SUBJECTS[name].type}
    assert {one.path for one in found} <= set(ONE_OF_EACH)  # type: ignore[attr-defined]
    assert list(project({}).subjects(name)) == []


@pytest.mark.parametrize("name", SUBJECTS)
def test_contributing_has_each_subject_with_its_type(name: str) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    row, *_ = re.findall(rf"^\|[^|]*`{name}`[^|]*\|.*$", text, re.MULTILINE)
    assert f"`{SUBJECTS[name].type.__name__}`" in row


@pytest.mark.parametrize("name", SUBJECTS)
def test_architecture_names_each_subject(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs/architecture.md").read_text("utf-8")


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_subject_has_at_most_twenty_public_members(name: str) -> None:
    members = [member for member in vars(SUBJECTS[name].type) if not member.startswith(("_", "model_"))]
    assert len(members) <= 20
