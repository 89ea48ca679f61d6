"""FROM names an argument that is not declared above the first FROM."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem, Severity
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.undefined import Undefined, undefined_in_from


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at each variable of a FROM that no ARG above the first FROM declares."""
    for one in undefined_in_from(stage):
        what = "so it names no image" if one.breaks else "so it is always empty"
        severity = None if one.breaks else Severity.WARNING
        message = f"`{one.name}` is not declared above the first `FROM`, {what}"
        yield Problem(one.at, message, tuple(_labels(one)), severity=severity)


def _labels(one: Undefined) -> Iterator[Label]:
    if one.declared:
        yield Label(
            one.declared, "declared inside a stage, which no `FROM` sees: move it above the first `FROM`"
        )
    elif one.like:
        yield Label(one.at, f"did you mean `{one.like}`?")
