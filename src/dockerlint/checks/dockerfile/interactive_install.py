"""apt-get asks a question that nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.images.commands import BuildCommand
from dockerlint.project.images.questions import asks
from dockerlint.project.project import Project


def check(command: BuildCommand, project: Project) -> Iterator[Problem]:
    """Yield a problem at an `apt-get install` without `-y` or its like."""
    if installs(command) and asks(command):
        message = (
            f"`{command.program} install` asks before it installs further packages, and nobody can answer"
        )
        yield Problem(command.at, message, (Label(command.at, "add `-y`"),))
