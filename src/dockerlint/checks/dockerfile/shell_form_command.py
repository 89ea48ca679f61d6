"""CMD or ENTRYPOINT in shell form."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.models.dockerfile import Keyword
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at each CMD and ENTRYPOINT in shell form for which no SHELL is chosen, in its stage or a parent."""
    chosen = any(one.written.instructions_of("SHELL") for one in stage.chain[1:])
    for one in stage.written.instructions_of("CMD", "ENTRYPOINT", "SHELL"):
        chosen = chosen or one.keyword == Keyword.SHELL
        if one.words and not one.exec_form and not chosen:
            message = (
                f"`{one.keyword}` in shell form starts `/bin/sh -c`, which keeps signals from the program"
            )
            yield Problem(one.keyword_at, message)
