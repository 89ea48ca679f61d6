"""ARG or ENV with a name like a secret's."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.docker.build_checks import HARMLESS_WORDS, SECRET_WORDS
from dockerlint.models.dockerfile import Instruction, Stage
from dockerlint.project.project import Project


def check(stage: Stage, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem at each name of a stage's ARG or ENV that has a secret's word between its underscores."""
    for instruction in stage.of("ARG", "ENV"):
        yield from _called_like_secrets(instruction)


def _called_like_secrets(instruction: Instruction) -> Iterator[Problem]:
    for pair in instruction.pairs:
        words = set(pair.name.text.lower().split("_"))
        if words & SECRET_WORDS and not words & HARMLESS_WORDS:
            label = Label(
                pair.name.span, "use `RUN --mount=type=secret` while building, the environment when it runs"
            )
            message = f"`{pair.name.text}` is called like a secret, and `{instruction.keyword}` keeps its value in the image"
            yield Problem(pair.name.span, message, (label,))
