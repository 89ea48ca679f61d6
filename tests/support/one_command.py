from __future__ import annotations

from dockerlint.project.commands.run_command import RunCommand
from tests.support.small_projects import project


def commands(dockerfile: str) -> list[RunCommand]:
    found = project({"Dockerfile": dockerfile}).subjects("command")
    return [one for one in found if isinstance(one, RunCommand)]


def first_call(dockerfile: str) -> RunCommand:
    """Return the first command whose program is a package manager or a tool."""
    return next(one for one in commands(dockerfile) if one.call)


def run(line: str, base: str = "debian:13") -> RunCommand:
    return first_call(f"FROM {base}\nRUN {line}\n")
