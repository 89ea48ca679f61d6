"""A stage has two CMD instructions."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at each CMD that another one of the same stage replaces."""
    for earlier, later in stage.written.overridden("CMD"):
        label = Label(later.keyword_at, "this one replaces it")
        yield Problem(earlier.keyword_at, "`CMD` has no effect: the stage has another one below", (label,))
