"""What the files of a tree say of a workflow."""

from __future__ import annotations

import pytest

from tests.support.small_projects import project
from tests.support.workflow_reading import shown

CALLED = """\
on: {workflow_call: {inputs: {dir: {type: string}}}}
jobs:
  a:
    uses: ./.github/workflows/deepest.yml
    with: {dir: "${{ inputs.dir }}"}
"""
DEEPEST = """\
on: {workflow_call: {inputs: {dir: {type: string}}}}
jobs:
  a:
    steps:
      - run: docker build -t "ghcr.io/$GITHUB_REPOSITORY" ${{ inputs.dir }}
"""


def built(files: dict[str, str]) -> list[list[str]]:
    """Return the builds of all workflows."""
    named = {
        f".github/workflows/{name}" if "/" not in name and name.endswith(".yml") else name: text
        for name, text in files.items()
    }
    found = project(named).files.workflows.values()
    return [[*shown(build), *map(str, build.tags)] for workflow in found for build in workflow.builds]


def test_inputs_pass_through_workflows_that_call_each_other() -> None:
    caller = """\
on: push
jobs:
  a:
    strategy: {matrix: {dir: [api, web]}}
    uses: ./.github/workflows/called.yml
    with: {dir: "${{ matrix.dir }}"}
"""
    found = built({"a.yml": caller, "called.yml": CALLED, "deepest.yml": DEEPEST})
    assert found == [["api", "-", "-", "ghcr.io/…"], ["web", "-", "-", "ghcr.io/…"]]


@pytest.mark.parametrize(
    ("manifest", "called", "expected"),
    [
        ("{}", DEEPEST, ["api", "-", "-", "ghcr.io/…"]),
        ('{"repository": "acme/shop"}', DEEPEST, ["api", "-", "-", "ghcr.io/acme/shop"]),
        ('{"repository": "acme/other"}', DEEPEST, ["…", "-", "-", "ghcr.io/acme/other"]),
        (
            "{}",
            "on: {push: {}, workflow_call: {}}\n" + DEEPEST.partition("\n")[2],
            ["…", "-", "-", "ghcr.io/…"],
        ),
    ],
)
def test_a_call_by_the_full_name(manifest: str, called: str, expected: list[str]) -> None:
    uses = "acme/shop/.github/workflows/deepest.yml@main"
    caller = f"on: push\njobs:\n  a:\n    uses: {uses}\n    with: {{dir: api}}\n"
    assert built({"a.yml": caller, "deepest.yml": called, "package.json": manifest}) == [expected]


def test_workflows_that_call_each_other_in_a_circle_end() -> None:
    again = (
        DEEPEST + '  b:\n    uses: ./.github/workflows/called.yml\n    with: {dir: "${{ inputs.dir }}/x"}\n'
    )
    found = built({"called.yml": CALLED, "deepest.yml": again})
    assert found[0] == ["…", "-", "-", "ghcr.io/…"]


@pytest.mark.parametrize("name", ["action.yml", "action.yaml"])
def test_composite_actions_are_found_by_their_folder(name: str) -> None:
    action = "runs: {steps: [{uses: ./.github/actions/inner}]}"
    inner = "runs: {steps: [{run: docker build web}]}"
    call = "jobs: {a: {steps: [{uses: ./.github/actions/outer}]}}"
    files = {"a.yml": call, f".github/actions/outer/{name}": action, f".github/actions/inner/{name}": inner}
    assert built(files) == [["web", "-", "-"]]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "ghcr.io/…"),
        ({"b.yml": "jobs: {a: {if: github.repository == 'acme/app', steps: []}}"}, "ghcr.io/acme/app"),
        ({"b.yml": "jobs: {a: {if: github.repository_owner == 'acme', steps: []}}"}, "ghcr.io/…"),
        ({"package.json": '{"repository": "acme/app"}'}, "ghcr.io/acme/app"),
        ({"package.json": '{"repository": "github:acme/app"}'}, "ghcr.io/acme/app"),
        (
            {"package.json": '{"repository": {"type": "git", "url": "git+https://github.com/acme/app.git"}}'},
            "ghcr.io/acme/app",
        ),
        ({"package.json": '{"repository": "git@github.com:acme/app.git"}'}, "ghcr.io/acme/app"),
        ({"package.json": '{"repository": "https://gitlab.com/acme/app"}'}, "ghcr.io/…"),
        (
            {
                "b.yml": "jobs: {a: {if: github.repository == 'acme/app', steps: []}}",
                "c.yml": "jobs: {a: {if: github.repository == 'acme/fork', steps: []}}",
            },
            "ghcr.io/…",
        ),
        (
            {
                "b.yml": "jobs: {a: {if: github.repository == 'acme/app', steps: []}}",
                "package.json": '{"repository": "acme/old"}',
            },
            "ghcr.io/acme/app",
        ),
    ],
)
def test_the_name_of_the_repository(files: dict[str, str], expected: str) -> None:
    call = "on: push\njobs: {a: {steps: [{run: 'docker build -t ghcr.io/$GITHUB_REPOSITORY .'}]}}"
    assert built({"a.yml": call, **files}) == [[".", "-", "-", expected]]


def test_the_owner_alone() -> None:
    text = "jobs: {a: {if: github.repository_owner == 'acme', steps: [{run: 'docker build -t ${{ github.repository_owner }}/x .'}]}}"
    assert built({"a.yml": text}) == [[".", "-", "-", "acme/x"]]
