"""Several containers under one name."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.files import ProjectFile
from dockerlint.project.project import Project


def check(file: ProjectFile, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield each container name of a service that runs more than once."""
    yield from file.said("container-name-with-replicas")
