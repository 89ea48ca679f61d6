"""A relative WORKDIR with nothing before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.models.dockerfile import Keyword
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage

_ABSOLUTE = re.compile(r"/|[A-Za-z]:|\\")


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at the first WORKDIR of a stage and its parents, if it is certainly relative."""
    first = next((step for step in stage.steps if step.keyword == Keyword.WORKDIR), None)
    inherited = any(one.written.instructions_of("WORKDIR") for one in stage.chain[1:])
    if first is None or inherited or not first.instruction.words:
        return
    word = first.instruction.words[0]
    path = first.expand(word).value
    if path and not _ABSOLUTE.match(path):
        label = Label(word.span, "begin with `/`: an absolute path does not change with the base image")
        yield Problem(word.span, "`WORKDIR` is relative to whatever folder the base image is in", (label,))
