"""Files to a Project: what is read, once, and what becomes of what can't be."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import LoadOptions, load
from dockerlint.project.compose.options import ComposeOptions


def diagnoses(files: dict[str, str | bytes]) -> list[tuple[str, str, str]]:
    """Return kind, path and message of each diagnosis."""
    found = load(MemoryFiles(files)).files.diagnoses
    return [(str(one.kind), one.problem.at.path, one.problem.message) for one in found]


@pytest.mark.parametrize(
    ("files", "read"),
    [
        (
            {"Dockerfile": "FROM a\n", "api.Dockerfile": "FROM b\n", "x.txt": ""},
            ["Dockerfile", "api.Dockerfile"],
        ),
        (
            {"compose.yaml": "services: {a: {build: {context: ., dockerfile: odd}}}", "odd": "FROM a\n"},
            ["compose.yaml", "odd"],
        ),
        ({"package.json": '{"name": "a"}', "pnpm-lock.yaml": ""}, ["package.json", "pnpm-lock.yaml"]),
        ({".github/workflows/a.yml": "jobs: {a: {steps: [{run: x}]}}"}, [".github/workflows/a.yml"]),
        ({}, []),
    ],
)
def test_what_is_read(files: dict[str, str], read: list[str]) -> None:
    assert sorted(load(MemoryFiles(files)).files.read) == read


@pytest.mark.parametrize("path", ["Dockerfile", "compose.yaml", "package.json", ".github/workflows/a.yml"])
def test_a_file_that_can_not_be_read_is_one_diagnosis(path: str) -> None:
    assert diagnoses({path: b"a\0b"}) == [("unreadable-file", path, "the file is a binary file")]


def test_what_buildkit_refuses_is_a_diagnosis_but_not_of_a_foreign_frontend_or_a_template() -> None:
    wrong = "FROM a\nEXPOSE 99999\n"
    assert [kind for kind, _, _ in diagnoses({"Dockerfile": wrong})] == ["syntax"]
    assert diagnoses({"Dockerfile": f"# syntax=x/y\n{wrong}"}) == []


def test_a_file_that_two_projects_name_is_judged_once() -> None:
    build = "build: {context: ., dockerfile: odd}"
    files = {"compose.yaml": f"services: {{a: {{{build}}}, b: {{{build}}}}}", "odd": "FROM a\nCOPPY b\n"}
    assert [path for _, path, _ in diagnoses({**files})] == ["odd"]


def test_options_reach_their_parts() -> None:
    files = MemoryFiles({"b.yaml": "services: {a: {image: 'x:${T}'}}", "package.json": '{"name": "a"}'})
    options = LoadOptions(ComposeOptions(compose_files=("b.yaml",), env=(("T", "1"),)), pnpm_version=8)
    project = load(files, options)
    [(_, service)] = project.compose.services()
    assert str(service.image) == "x:1"
    assert [one.majors for one in project.pnpm.versions.values()] == [(8,)]
