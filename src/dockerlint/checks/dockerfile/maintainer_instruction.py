"""MAINTAINER is deprecated."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.models.dockerfile import Dockerfile, Keyword
from dockerlint.project.project import Project


def check(dockerfile: Dockerfile, project: Project) -> Iterator[Problem]:
    """Yield a problem at each MAINTAINER, one above the first FROM too."""
    for instruction in dockerfile.instructions:
        if instruction.keyword == Keyword.MAINTAINER:
            at = instruction.keyword_at
            label = Label(at, 'write `LABEL org.opencontainers.image.authors="..."`')
            yield Problem(at, "`MAINTAINER` is deprecated", (label,))
