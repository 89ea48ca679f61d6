"""The builds of CI files, release tools and hosting platforms."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.builders.deployments import deployment_sources
from tests.support.small_projects import project
from tests.support.workflow_reading import shown

_DOCKERFILES = dict.fromkeys(("Dockerfile", "api/Dockerfile"), "FROM debian:13\nCOPY a /a\nCMD a\n")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (".circleci/config.yml", "jobs: {a: {steps: [{run: docker build .}]}}", [[".", "-", "-"]]),
        (".circleci/config.yml", "jobs: {a: {steps: [{run: docker build none}]}}", []),
        (
            "render.yaml",
            "services: [{runtime: docker, dockerfilePath: api/Dockerfile}]",
            [[".", "api/Dockerfile", "-"]],
        ),
        (
            "api/railway.json",
            '{"build": {"dockerfilePath": "api/Dockerfile"}}',
            [[".", "api/Dockerfile", "-"]],
        ),
        ("web/railway.toml", '[build]\ndockerfilePath = "Dockerfile"', [[".", "Dockerfile", "-"]]),
        ("api/railway.toml", '[build]\ndockerfilePath = "Dockerfile"', []),
        ("web/railway.toml", '[build]\ndockerfilePath = "none"', []),
        (".goreleaser.yaml", "dockers: [{dockerfile: api/Dockerfile}]", [["…", "api/Dockerfile", "-"]]),
        ("build/.goreleaser.yml", "dockers: [{image_templates: [a]}]", [["…", "Dockerfile", "-"]]),
        ("examples/render.yaml", "services: [{runtime: docker}]", [[".", "Dockerfile", "-"]]),
        ("test/render.yaml", "services: [{runtime: docker}]", []),
    ],
)
def test_what_a_file_builds(path: str, text: str, expected: list[list[str]]) -> None:
    files = MemoryFiles({**_DOCKERFILES, path: text})
    found = deployment_sources(files, tuple(files.walk()))
    assert [(one.path, [shown(build) for build in one.builds]) for one in found] == (
        [(path, expected)] if expected else []
    )


def test_what_a_platform_builds_ships() -> None:
    tree = {**_DOCKERFILES, "railway.json": '{"build": {"dockerfilePath": "api/Dockerfile"}}'}
    found = project(tree).images.containers
    assert {one.path: one.ships for one in found}["api/Dockerfile"] is True


def test_what_goreleaser_copies_is_not_in_the_tree() -> None:
    tree = {**_DOCKERFILES, ".goreleaser.yaml": "dockers: [{dockerfile: api/Dockerfile}]"}
    (image,) = (one for one in project(tree).images.all if one.path == "api/Dockerfile")
    assert image.context is None
