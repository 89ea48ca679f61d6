from __future__ import annotations

from dockerlint.project.images.commands import BuildCommand
from tests.support.small_projects import project


def commands(dockerfile: str) -> list[BuildCommand]:
    found = project({"Dockerfile": dockerfile}).subjects("command")
    return [one for one in found if isinstance(one, BuildCommand)]


def first_call(dockerfile: str) -> BuildCommand:
    """Return the first command whose program is a package manager or a tool."""
    return next(one for one in commands(dockerfile) if one.call)


def run(line: str, base: str = "debian:13") -> BuildCommand:
    return first_call(f"FROM {base}\nRUN {line}\n")
