from __future__ import annotations

import pytest

from dockerlint.models.shell import Script
from dockerlint.models.workflow import WorkflowStep
from dockerlint.parsers.workflow.read import parse_workflow
from dockerlint.source import SourceFile
from tests.support.shell_reading import lines
from tests.support.workflow_reading import job, workflow


def test_steps() -> None:
    found = workflow(
        """
        jobs:
          a:
            steps:
              - name: Set up
                uses: actions/setup-node@v4
                with: {node-version: 22, cache: "${{ inputs.cache }}"}
              - uses: ./.github/actions/x
          b:
            uses: ./.github/workflows/x.yml
          c: 1
        """
    )
    assert [one.name for one in found.jobs] == ["a", "b"]
    first, second = found.jobs[0].steps
    assert (first.name, first.uses, first.version) == ("Set up", "actions/setup-node", "v4")
    assert {name: str(value) for name, value in first.inputs.items()} == {"node-version": "22", "cache": "…"}
    assert (second.uses, second.version) == ("./.github/actions/x", None)
    assert first.at.start == (5, 9)


@pytest.mark.parametrize("text", ["", "a", "on: push", "jobs: []", "- a"])
def test_what_holds_no_jobs_is_no_workflow(text: str) -> None:
    assert parse_workflow(SourceFile("x.yml", text)) == (None, [])


def test_broken_yaml_is_a_problem_and_the_rest_is_read() -> None:
    found, problems = parse_workflow(SourceFile("x.yml", "jobs:\n  a:\n    steps:\n      - run: b\n  c: [\n"))
    assert len(problems) == 1
    assert found is not None
    assert found.jobs[0].name == "a"


def test_commands_have_their_places() -> None:
    (step,) = job("- run: |\n    set -e\n    npm ci \\\n      --omit=dev && ${{ env.X }}/b\n")
    assert lines_of(step) == ["set -e", "; npm ci --omit=dev", "&& …/b"]
    assert [str(tuple(word.at.start)) for word in step.commands[1].words] == ["(6, 11)", "(6, 15)", "(7, 13)"]
    assert step.commands[2].words[0].at.text == "${{ env.X }}/b"


def lines_of(step: WorkflowStep) -> list[str]:
    return lines(Script(step.commands))


@pytest.mark.parametrize(
    ("head", "step", "complete"),
    [
        ("", "- run: npm ci", True),
        ("", "- run: npm ci\n  shell: bash", True),
        ("", "- run: npm ci\n  shell: bash -e {0}", True),
        ("", "- run: npm ci\n  shell: pwsh", False),
        ("", "- run: npm ci\n  shell: python", False),
        ("runs-on: windows-latest\n", "- run: npm ci", False),
        ("runs-on: windows-latest\n", "- run: npm ci\n  shell: bash", True),
        ("defaults: {run: {shell: cmd}}\n", "- run: npm ci", False),
    ],
)
def test_only_shells_are_read(head: str, step: str, complete: bool) -> None:
    (found,) = job(step, head)
    assert (found.complete, len(found.commands)) == (complete, int(complete))


@pytest.mark.parametrize(
    ("workflow_folder", "job_folder", "step_folder", "expected"),
    [
        ("", "", "", "."),
        ("a", "", "", "a"),
        ("a", "b", "", "b"),
        ("a", "b", "./c/", "c"),
        ("", "", "${{ github.workspace }}/d", "d"),
        ("", "", "..", "…"),
        ("", "", "/srv", "…"),
        ("", "", "${{ inputs.x }}", "…"),
    ],
)
def test_working_directory(workflow_folder: str, job_folder: str, step_folder: str, expected: str) -> None:
    def defaults(folder: str) -> str:
        return f"defaults: {{run: {{working-directory: {folder}}}}}\n" if folder else ""

    own = f"\n        working-directory: {step_folder}" if step_folder else ""
    text = f"{defaults(workflow_folder)}jobs:\n  a:\n    x: 1\n    {defaults(job_folder)}\n    steps:\n      - run: a{own}\n"
    assert str(workflow(text).jobs[0].steps[0].folder) == expected


def test_every_prefix_is_read() -> None:
    text = "env: {A: b}\njobs:\n  a:\n    strategy: {matrix: {x: [1, {y: 2}], include: [{z: 1}]}}\n    steps:\n      - uses: a@b\n        with:\n          build-args: |\n            A=b\n      - run: >-\n          a 'b\n"
    found = [parse_workflow(SourceFile("x.yml", text[:length]))[0] for length in range(len(text) + 1)]
    assert [len(one.jobs) for one in found if one][-1] == 1
