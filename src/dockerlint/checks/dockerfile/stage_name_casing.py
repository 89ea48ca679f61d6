"""A stage name has capitals."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at a name after AS that is not in lower case."""
    word = stage.written.name_word
    if word and word.text != stage.written.name:
        yield Problem(
            word.span,
            f"stage name `{word.text}` has capitals, but BuildKit knows it as `{stage.written.name}`",
        )
