from __future__ import annotations

from textwrap import dedent, indent

from dockerlint.models.image_build import ImageBuild
from dockerlint.models.workflow import Workflow, WorkflowStep
from dockerlint.parsers.workflow.read import parse_workflow
from dockerlint.source import SourceFile


def workflow(text: str) -> Workflow:
    found, problems = parse_workflow(SourceFile(".github/workflows/ci.yml", dedent(text)))
    assert not problems
    assert found is not None
    return found


def job(steps: str, head: str = "") -> tuple[WorkflowStep, ...]:
    parts = [
        "jobs:\n  build:\n",
        indent(dedent(head), "    "),
        "    steps:\n",
        indent(dedent(steps), "      "),
    ]
    return workflow("".join(parts)).jobs[0].steps


def shown(build: ImageBuild) -> list[str]:
    """Return context, Dockerfile and target; `-` for what is not given."""
    return [str(one) if one is not None else "-" for one in (build.context, build.dockerfile, build.target)]


def builds(steps: str, head: str = "") -> list[list[str]]:
    return [shown(build) for step in job(steps, head) for build in step.builds]
