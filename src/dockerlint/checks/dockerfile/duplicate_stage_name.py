"""Two stages have one name."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.project.project import Project
from dockerlint.source import Span


def check(dockerfile: Dockerfile, project: Project) -> Iterator[Problem]:
    """Yield a problem at each stage name that an earlier stage has, in any case of letters."""
    seen: dict[str, Span] = {}
    for stage in dockerfile.stages:
        if stage.name is None or stage.name_word is None:
            continue
        if stage.name in seen:
            label = Label(seen[stage.name], "the first one, which later stages can't refer to")
            yield Problem(stage.name_word.span, f"stage name `{stage.name}` is given twice", (label,))
        seen.setdefault(stage.name, stage.name_word.span)
