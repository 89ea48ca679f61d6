"""A stage has a name that means something else."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.build_checks import RESERVED_STAGE_NAMES
from dockerlint.models.dockerfile import Stage
from dockerlint.project.project import Project


def check(stage: Stage, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem at a stage that is called `scratch` or `context`."""
    if stage.name in RESERVED_STAGE_NAMES and stage.name_word:
        yield Problem(stage.name_word.span, f"stage name `{stage.name}` is reserved by BuildKit")
