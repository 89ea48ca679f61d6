"""FROM fixes the platform."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.platforms import platform_words
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at a literal `--platform`, unless the stage's name says that it is for that platform."""
    flag = stage.written.start.flag("platform")
    words = platform_words(flag.value) if flag and flag.value and "$" not in flag.value else None
    if flag is None or words is None or any(word in (stage.written.name or "") for word in words):
        return
    message = f"the platform is always `{flag.value}`, whatever platform is built for"
    yield Problem(flag.word.span, message)
