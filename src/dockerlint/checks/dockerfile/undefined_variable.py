"""An instruction names a variable that nothing defines."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.docker.platforms import PLATFORM_ARGS
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.undefined import Undefined, undefined_in_stage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at each variable for which BuildKit puts nothing; an info where an unknown base image may define it."""
    for one in undefined_in_stage(stage):
        severity = None if one.certain else Severity.INFO
        instead = "its fallback is used" if one.fallback else "it is empty"
        yield Problem(
            one.at,
            f"`{one.name}` is not defined here, so {instead}",
            tuple(_labels(one)),
            severity=severity,
        )


def _labels(one: Undefined) -> Iterator[Label]:
    if one.declared and one.declared.begin > one.at.begin:
        yield Label(one.declared, "declared only here: move this above")
    elif one.declared:
        yield Label(one.declared, f"only `FROM` lines see this: repeat `ARG {one.name}` in the stage")
    elif one.name in PLATFORM_ARGS:
        yield Label(one.at, f"put `ARG {one.name}` above this line in the stage")
    elif one.like:
        yield Label(one.at, f"did you mean `{one.like}`?")
    elif one.name != "HOME":
        yield Label(one.at, f"define `{one.name}` above this line, if it should have a value")
