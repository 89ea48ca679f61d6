from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.findings import DiagnosisKind, ReadingKind, Undecided
from dockerlint.project.reading import Reading, in_submodule
from tests.support.small_projects import project

GITMODULES = '[submodule "a"]\n\tpath = libs/a\n\turl = x\n[submodule "b"]\r\n  path="b c"\r\n'


def test_what_is_there_and_cannot_be_read_is_a_diagnosis_once() -> None:
    reading = Reading(MemoryFiles({"a": "text", "b": b"\0", "folder/c": ""}))
    found = [reading.text(path) for path in ("a", "b", "b", "folder", "none", "../out")]
    assert [one and one.text for one in found] == ["text", None, None, None, None, None]
    assert [(one.problem.at.path, one.problem.message) for one in reading.diagnoses] == [
        ("b", "the file is a binary file")
    ]
    assert (reading.unreadable, reading.parsed) == ({"b"}, set())


def test_only_what_is_parsed_counts() -> None:
    reading = Reading(MemoryFiles({"a": "", "b": b"\0"}))
    assert [reading.to_parse(path) is not None for path in ("a", "b")] == [True, False]
    assert reading.parsed == {"a"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"dependencies": {{ .Dependencies }}}', Undecided.NOT_RENDERED),
        ('{"dependencies": {\n{% for one in all %}\n}}', Undecided.NOT_RENDERED),
        ('{"dependencies": {,}}', ReadingKind.SYNTAX),
    ],
)
def test_a_template_of_a_manifest_is_no_broken_manifest(text: str, expected: DiagnosisKind) -> None:
    assert {one.kind for one in project({"package.json": text}).files.diagnoses} == {expected}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("libs/a", True), ("libs/a/x/y", True), ("libs/ab", False), ("libs", False), ("b c/x", True)],
)
def test_paths(path: str, *, wanted: bool) -> None:
    assert in_submodule(MemoryFiles({".gitmodules": GITMODULES}), path) is wanted


def test_a_tree_without_submodules() -> None:
    assert in_submodule(MemoryFiles({}), "a") is False
