"""Services that need one which does not run with them."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.files import ProjectFile
from dockerlint.project.project import Project


def check(file: ProjectFile, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield each dependency on a service that only a profile starts."""
    yield from file.said("depends-on-inactive-profile")
