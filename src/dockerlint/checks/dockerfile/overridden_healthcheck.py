"""A stage has two HEALTHCHECK instructions."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at each HEALTHCHECK that another one of the same stage replaces."""
    for earlier, later in stage.written.overridden("HEALTHCHECK"):
        label = Label(later.keyword_at, "this one replaces it")
        yield Problem(
            earlier.keyword_at, "`HEALTHCHECK` has no effect: the stage has another one below", (label,)
        )
