"""A stage has a name that means something else."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.build_checks import RESERVED_STAGE_NAMES
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at a stage that is called `scratch` or `context`."""
    if stage.written.name in RESERVED_STAGE_NAMES and stage.written.name_word:
        yield Problem(
            stage.written.name_word.span, f"stage name `{stage.written.name}` is reserved by BuildKit"
        )
