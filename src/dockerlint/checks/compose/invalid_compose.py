"""What Compose refuses of a file beyond its YAML."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.files import ProjectFile
from dockerlint.project.project import Project


def check(file: ProjectFile, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield each key, value and combination of them that Compose does not take."""
    yield from file.said("invalid-compose")
