"""Variables without a value where an empty text does not work."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.files import ProjectFile
from dockerlint.project.project import Project


def check(file: ProjectFile, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield each value that an unset variable breaks."""
    yield from file.said("unset-critical-variable")
