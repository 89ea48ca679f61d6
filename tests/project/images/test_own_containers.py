"""An image that another Dockerfile of the tree begins FROM."""

from __future__ import annotations

import pytest

from tests.support.small_projects import project

WORKFLOW = """\
on: push
jobs:
  images:
    steps:
      - run: docker build --push -t acme/base -f base.Dockerfile .
      - uses: docker/build-push-action@v6
        with: {push: true, tags: acme/app, build-args: "BASE=acme/base@${{ steps.x.outputs.digest }}"}
"""


@pytest.mark.parametrize(
    ("base", "app", "expected"),
    [
        ("FROM node\nCOPY . .\n", "ARG BASE\nFROM $BASE\n", ["Dockerfile"]),
        ("FROM node\nCOPY . .\nCMD node x.js\n", "ARG BASE\nFROM $BASE\n", ["base.Dockerfile", "Dockerfile"]),
        ("FROM node\nCOPY . .\n", "FROM node\n", ["base.Dockerfile", "Dockerfile"]),
    ],
)
def test_an_image_that_only_serves_as_a_base_runs_nowhere(base: str, app: str, expected: list[str]) -> None:
    tree = {"base.Dockerfile": base, "Dockerfile": app, ".github/workflows/ci.yml": WORKFLOW}
    assert [one.path for one in project(tree).images.containers] == expected


BAKE = """\
group "default" { targets = ["base", "app"] }
target "base" {
  target = "base"
  tags = ["acme/base"]
}
target "app" { tags = ["acme/app"] }
"""


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ("FROM python:3.14 AS base\nFROM base AS app\nCMD gunicorn app\n", ["app"]),
        ("FROM python:3.14 AS base\nFROM base AS mid\nFROM mid AS app\nENTRYPOINT gunicorn app\n", ["app"]),
        ("FROM python:3.14 AS base\nCMD gunicorn x\nFROM base AS app\nCMD gunicorn app\n", ["app", "base"]),
        ("FROM python:3.14 AS base\nFROM python:3.14 AS app\nCMD gunicorn app\n", ["app", "base"]),
        ("FROM python:3.14 AS base\nFROM base AS app\n", ["app", "base"]),
        ("FROM grafana/grafana AS base\nFROM base AS app\nCMD gunicorn app\n", ["app", "base"]),
    ],
)
def test_a_stage_from_which_another_image_of_its_file_begins(dockerfile: str, expected: list[str]) -> None:
    found = project({"docker-bake.hcl": BAKE, "Dockerfile": dockerfile, "app.py": ""}).images.containers
    assert sorted(one.image.stage.written.name or "" for one in found) == expected


def test_a_base_that_inherits_its_start_from_another_base_starts_nothing_itself() -> None:
    steps = "".join(
        f"      - uses: docker/build-push-action@v6\n        with: {{context: {one}, tags: '${{{{ vars.OWNER }}}}/{one}'}}\n"
        for one in ("system", "runtime", "app")
    )
    tree = {
        "system/Dockerfile": 'FROM debian:13\nENTRYPOINT ["/init"]\n',
        "runtime/Dockerfile": "ARG OWNER\nFROM ${OWNER}/system\nRUN apt-get update\n",
        "app/Dockerfile": "ARG OWNER\nFROM ${OWNER}/runtime\nCMD main\n",
        ".github/workflows/images.yml": f"on: push\njobs:\n  images:\n    steps:\n{steps}",
    }
    found = project(tree).images.containers
    assert sorted(one.path for one in found) == ["app/Dockerfile", "system/Dockerfile"]
