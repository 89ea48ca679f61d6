"""A package manager is given an option that it does not know."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Edit, Fix, Label, Problem
from dockerlint.project.commands.unknown_options import UnknownOption, unknown_options
from dockerlint.project.images.commands import BuildCommand
from dockerlint.project.project import Project

_EFFECTS = {
    "npm": "npm ignores it",
    "pnpm": "pnpm stops here",
    "yarn": "yarn 1 ignores it and later versions stop",
    "bun": "bun stops here",
}


def check(command: BuildCommand, project: Project) -> Iterator[Problem]:
    """Yield a problem at each option that no version of the manager knows, and that is near to a known one."""
    for option in unknown_options(command.call) if command.call else ():
        message = f"{option.manager} has no option `{option.at.text}`: {_EFFECTS[option.manager]}"
        label = Label(option.at, f"did you mean `{option.meant}`?")
        yield Problem(option.at, message, (label,), _fix(option))


def _fix(option: UnknownOption) -> Fix | None:
    if not option.certain:
        return None
    return Fix(f"write `{option.meant}`", (Edit(option.at, option.meant),), safe=False)
