"""pip leaves its cache in the image."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.images.caches import keeps_cache
from dockerlint.project.images.commands import BuildCommand
from dockerlint.project.project import Project


def check(command: BuildCommand, project: Project) -> Iterator[Problem]:
    """Yield a problem at a `pip install` that keeps what it downloads."""
    if installs(command) and keeps_cache(command):
        yield Problem(
            command.at,
            "`pip install` leaves its cache in the image",
            (Label(command.at, "add `--no-cache-dir`"),),
        )
