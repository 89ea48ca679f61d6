"""ARG or ENV with a name like a secret's."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.docker.build_checks import HARMLESS_WORDS, SECRET_WORDS
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import Step


def check(step: Step, project: Project) -> Iterator[Problem]:
    """Yield a problem at each name of an ARG or ENV that has a secret's word between its underscores."""
    for pair in step.instruction.pairs:
        words = set(pair.name.text.lower().split("_"))
        if words & SECRET_WORDS and not words & HARMLESS_WORDS:
            label = Label(
                pair.name.span, "use `RUN --mount=type=secret` while building, the environment when it runs"
            )
            message = f"`{pair.name.text}` has the name of a secret, and `{step.keyword}` keeps its value in the image"
            yield Problem(pair.name.span, message, (label,))
