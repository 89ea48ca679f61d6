"""The builds of scripts and their like."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.builders.scripts import script_sources
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces
from tests.support.workflow_reading import shown

_DOCKERFILES = {"Dockerfile": "FROM node:22\n", "api/Dockerfile": "FROM node:22\n"}


def _found(tree: dict[str, str]) -> list[tuple[str, list[list[str]]]]:
    files = MemoryFiles({**_DOCKERFILES, **tree})
    paths = tuple(files.walk())
    sources = script_sources(files, paths, find_workspaces(Reading(files), paths, None))
    return [(one.path, [shown(build) for build in one.builds]) for one in sources]


@pytest.mark.parametrize(
    ("path", "text", "builds"),
    [
        ("build.sh", "docker build .", [[".", "-", "-"]]),
        ("scripts/build.sh", "docker build -f api/Dockerfile .", [[".", "api/Dockerfile", "-"]]),
        ("api/build.sh", "docker build -f ./Dockerfile ..", []),
        ("api/build", "#!/bin/sh\ncd ..\ndocker build -f api/Dockerfile .", [[".", "api/Dockerfile", "-"]]),
        ("scripts/build", "docker build .", []),
        ("Makefile", "a:\n\tdocker build --target x .", [[".", "-", "x"]]),
        ("api/justfile", "a:\n  docker build .", [["api", "-", "-"]]),
        ("Taskfile.yml", "tasks: {a: {dir: api, cmds: [docker build .]}}", [["api", "-", "-"]]),
        ("package.json", '{"name": "a", "scripts": {"image": "docker build -t a ."}}', [[".", "-", "-"]]),
        ("api/fly.toml", '[build]\ndockerfile = "Dockerfile"', [["…", "api/Dockerfile", "-"]]),
        ("skaffold.yaml", "build: {artifacts: [{image: a, context: api}]}", [["api", "-", "-"]]),
        (
            "api/project.json",
            '{"targets": {"image": {"executor": "@nx-tools/nx-container:build"}}}',
            [[".", "api/Dockerfile", "-"]],
        ),
        ("web/project.json", '{"targets": {"image": {"executor": "@nx-tools/nx-container:build"}}}', []),
        ("build.sh", "docker build -f $FILE .", []),
        ("build.sh", "docker build -f none/Dockerfile .", []),
        ("test/build.sh", "docker build .", []),
        ("build.py", "docker build .", []),
    ],
)
def test_what_a_file_builds(path: str, text: str, builds: list[list[str]]) -> None:
    assert _found({path: text}) == ([(path, builds)] if builds else [])


_START = "FROM node:22\nCOPY . /app\nCMD node /app/a.js\n"


def _containers(tree: dict[str, str]) -> list[tuple[str, str, bool | None]]:
    found = load(MemoryFiles(tree)).images.containers
    return [(one.path, one.image.stage.written.label, one.ships) for one in found]


def test_a_script_decides_the_stage_of_a_dockerfile_that_nothing_else_builds() -> None:
    tree = {
        "Dockerfile": f"FROM node:22 AS web\nCOPY . /app\nCMD node /app/a.js\n{_START.replace('22', '22 AS worker')}",
        "a.js": "",
        "build.sh": "docker build --target web .",
    }
    assert _containers(tree) == [("Dockerfile", "web", True)]


def test_what_it_builds_ships_if_it_is_an_application() -> None:
    assert _containers({"Dockerfile": "FROM node:22\n", "build.sh": "docker build ."}) == [
        ("Dockerfile", "0", False)
    ]


def test_a_development_stage_leaves_the_dockerfile_to_nobody() -> None:
    tree = {
        "Dockerfile": f"FROM node:22 AS dev\n{_START}",
        "a.js": "",
        "build.sh": "docker build --target dev .",
    }
    assert _containers(tree) == [("Dockerfile", "1", True)]


def test_compose_decides_where_both_build() -> None:
    tree = {
        "Dockerfile": f"FROM node:22 AS web\n{_START}",
        "a.js": "",
        "compose.yaml": "services: {a: {build: .}}",
        "build.sh": "docker build --target web .",
    }
    assert _containers(tree) == [("Dockerfile", "1", True)]


def test_a_service_runs_the_image_that_a_script_names() -> None:
    tree = {
        "Dockerfile": _START,
        "a.js": "",
        "compose.yaml": "services: {a: {image: 'acme/a:3'}}",
        "publish.sh": 'docker build -t "acme/a:$1" .\ndocker push "acme/a:$1"',
    }
    assert [one.service.name for one in load(MemoryFiles(tree)).images.containers if one.service] == ["a"]


def test_a_script_calls_bake() -> None:
    tree = {
        "Dockerfile": _START,
        "api/Dockerfile": _START,
        "a.js": "",
        "images.hcl": 'target "default" { context = "api" }',
        "scripts/build.sh": "docker buildx bake -f images.hcl",
    }
    built = [one.path for one in load(MemoryFiles(tree)).images.containers if one.builder]
    assert built == ["api/Dockerfile"]
