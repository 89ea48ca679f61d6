"""Keys that only a newer Compose knows."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.files import ProjectFile
from dockerlint.project.project import Project


def check(file: ProjectFile, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield each key that Compose 2.40 refuses, with the version that takes it."""
    yield from file.said("newer-compose-key")
