"""apt-get asks a question that nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.images.image_systems import has_tool
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.images.commands import BuildCommand
from dockerlint.project.images.questions import asks
from dockerlint.project.project import Project


def check(command: BuildCommand, project: Project) -> Iterator[Problem]:
    """Yield a problem at an `apt-get install` without `-y` or its like."""
    if installs(command) and asks(command) and not _are_there(command):
        message = (
            f"`{command.program} install` asks before it installs further packages, and nobody can answer"
        )
        yield Problem(command.at, message, (Label(command.at, "add `-y`"),))


def _are_there(command: BuildCommand) -> bool:
    """Return whether the base image has a program of the name of each package: it needs no further ones, so nothing is asked."""
    base = command.step.stage.chain[-1].base.value
    return base is not None and all(
        one.name is not None and has_tool(base, one.name) for one in installs(command)
    )
