"""A stage name has capitals."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.models.dockerfile import Stage
from dockerlint.project.project import Project


def check(stage: Stage, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem at a name behind AS that is not in lower case."""
    word = stage.name_word
    if word and word.text != stage.name:
        yield Problem(
            word.span, f"stage name `{word.text}` has capitals, but BuildKit knows it as `{stage.name}`"
        )
