"""What could not be read at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dockerlint.findings import Problem
from dockerlint.project import Project
from dockerlint.project.files import ProjectFile


def check(file: ProjectFile, project: Project) -> Iterator[Problem]:  # noqa: ARG001
    """Yield why the file could not be read."""
    for found in file.diagnoses:
        if found.rule == "unreadable-file":
            yield replace(found.problem, severity=found.severity)
