"""A shell runs a download that may have failed."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.commands.wrappers import SHELLS
from dockerlint.project.commands.failures import Failure
from dockerlint.project.images.commands import BuildCommand
from dockerlint.project.project import Project


def check(command: BuildCommand, project: Project) -> Iterator[Problem]:
    """Yield a problem at a download into a shell where its failure is lost, so that half a script or none counts as success."""
    reader = command.reader
    if reader and reader.program in SHELLS and command.failure is Failure.LOST and not command.is_missed:
        label = Label(
            reader.words[0].at, "download to a file first, or set `pipefail` in a shell that has it"
        )
        message = f"if `{command.program}` fails, `{reader.program}` runs what it received, and that counts as success"
        yield Problem(command.at, message, (label,))
