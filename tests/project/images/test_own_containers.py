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
