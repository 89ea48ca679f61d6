"""Two containers under one name."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.files import ProjectFile
from dockerlint.project.project import Project


def check(file: ProjectFile, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield each container name that another service has already."""
    yield from file.said("duplicate-container-name")
