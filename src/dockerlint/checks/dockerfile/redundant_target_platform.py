"""FROM asks for the platform that it gets anyway."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.findings import Edit, Fix, Problem
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.source import Span

_TARGET = re.compile(r"\$TARGETPLATFORM|\$\{TARGETPLATFORM(?::?[-?][^${}]*)?\}")
"""A default changes nothing: the variable is always set."""


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at `--platform=$TARGETPLATFORM`."""
    flag = stage.written.start.flag("platform")
    if flag and _TARGET.fullmatch((flag.value or "").strip("\"'")):
        at = flag.word.span
        fix = Fix("remove the flag", (Edit(Span(at.file, at.begin, stage.written.base.span.begin), ""),))
        yield Problem(at, "`--platform=$TARGETPLATFORM` is the default", fix=fix)
