"""MAINTAINER is deprecated."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.models.dockerfile import Instruction
from dockerlint.project.project import Project


def check(instruction: Instruction, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem at a MAINTAINER."""
    at = instruction.keyword_at
    label = Label(at, 'write `LABEL org.opencontainers.image.authors="..."`')
    yield Problem(at, "`MAINTAINER` is deprecated", (label,))
