"""The builds of a job: by which actions, and in which checkout."""

from __future__ import annotations

import pytest

from dockerlint.parsers.workflow.read import Surroundings, parse_workflow
from dockerlint.parsers.workflow.runs import local_path
from dockerlint.source import SourceFile
from dockerlint.values import Text
from tests.support.compose_trees import tree
from tests.support.workflow_reading import builds, shown

CALL = "on: push\njobs:\n  a:\n    steps:\n      - uses: ./.github/actions/image\n        with: {file: web/Dockerfile}\n"
ACTION = """\
inputs:
  file: {required: true}
  context: {default: web}
runs:
  using: composite
  steps:
    - uses: docker/build-push-action@v6
      with: {context: "${{ inputs.context }}", file: "${{ inputs.file }}", tags: "acme/${{ inputs.context }}${{ inputs.x }}"}
"""


@pytest.mark.parametrize(
    "action",
    [
        "docker/build-push-action",
        "depot/build-push-action",
        "useblacksmith/build-push-action",
        "WarpBuilds/build-push-action",
    ],
)
def test_actions_that_build(action: str) -> None:
    assert builds(f"- uses: {action}@v2\n  with: {{context: web}}") == [["web", "-", "-"]]


def test_a_composite_action_builds_with_its_inputs_and_their_defaults() -> None:
    around = Surroundings(actions={".github/actions/image": tree(ACTION)})
    found, _ = parse_workflow(SourceFile(".github/workflows/a.yml", CALL), around)
    assert found is not None
    assert [shown(build) for build in found.builds] == [["web", "web/Dockerfile", "-"]]
    assert [str(tag) for tag in found.builds[0].tags] == ["acme/web…"]


def test_a_composite_action_that_uses_itself_ends() -> None:
    loop = tree("runs: {steps: [{uses: ./.github/actions/image}, {run: docker build .}]}")
    around = Surroundings(actions={".github/actions/image": loop})
    found, _ = parse_workflow(SourceFile(".github/workflows/a.yml", CALL), around)
    assert found is not None
    assert [shown(build) for build in found.builds] == [[".", "-", "-"]]


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("${{ github.repository }}", "web"),
        ("${{ inputs.repository || github.repository }}", "web"),
        ("${{ inputs.repository }}", "…"),
        ("acme/other", "…"),
    ],
)
def test_the_repository_of_the_checkout(repository: str, expected: str) -> None:
    steps = f"- uses: actions/checkout@v5\n  with: {{repository: '{repository}'}}\n- run: docker build web\n"
    assert builds(steps) == [[expected, "-", "-"]]


def test_each_call_of_a_workflow_is_a_run_with_its_inputs() -> None:
    text = """\
on:
  workflow_call:
    inputs:
      name: {type: string}
      dir: {type: string, default: api}
jobs:
  a:
    steps:
      - run: docker build -t acme/${{ inputs.name }} ${{ inputs.dir }}
"""
    calls = ({"name": Text.known("a")}, {"name": Text.known("b"), "dir": Text.known("web")})
    for head, alone in (("", []), ("  push:\n", [("…", "acme/…")])):
        file = SourceFile(".github/workflows/a.yml", text.replace("on:\n", f"on:\n{head}"))
        found, _ = parse_workflow(file, Surroundings(calls=calls))
        assert found is not None
        shown_builds = [(str(build.context), str(build.tags[0])) for build in found.builds]
        assert shown_builds == [("api", "acme/a"), ("web", "acme/b"), *alone]


@pytest.mark.parametrize(
    ("uses", "path"),
    [
        ("./.github/actions/x", ".github/actions/x"),
        ("./.github/workflows/x.yml", ".github/workflows/x.yml"),
        ("./../x", None),
        ("acme/x", None),
    ],
)
def test_local_paths(uses: str, path: str | None) -> None:
    assert local_path(uses) == path
