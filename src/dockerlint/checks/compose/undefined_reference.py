"""Names that a service uses and the project does not define."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.project.files import ProjectFile
from dockerlint.project.project import Project


def check(file: ProjectFile, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield each reference to a service, network, volume, secret, config or model that is not there."""
    yield from file.said("undefined-reference")
