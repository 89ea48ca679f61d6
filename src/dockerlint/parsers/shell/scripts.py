"""Putting the commands of a script, and of the scripts inside it, together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dockerlint.models.shell import Command, Script
from dockerlint.parsers.shell.prefixes import options_of


def adopted(shell: Command, script: Script, number: int) -> Script:
    """Put the commands of `sh -c` in the place of the shell."""
    commands = tuple(
        replace(
            one,
            source=one.content._replace(assignments=(*shell.assignments, *one.assignments)),
            joined_by=one.joined_by if index else shell.joined_by,
            certain=one.certain and shell.certain,
            prefixes=(*shell.prefixes, shell.words[0], *one.prefixes),
            subshell=(*shell.subshell, number, *one.subshell),
            substitution=one.substitution or shell.substitution,
        )
        for index, one in enumerate(script.commands)
    )
    errexit, pipefail = options_of([word.literal or "" for word in shell.words[1:]])
    return Script(commands, script.complete, script.errexit or errexit, script.pipefail or pipefail)


def flagged(only: Command | Script, *, complete: bool) -> Script:
    """Return the script of one command; the options of a shell that is all of it are its own."""
    if isinstance(only, Command):
        return Script((only,), complete, *options((only,)))
    return only if complete else replace(only, complete=False)


def options(commands: Iterable[Command]) -> tuple[bool, bool]:
    """Return whether a script itself sets `-e` and `-o pipefail`."""
    flags = [
        word.literal or ""
        for command in commands
        if command.program == "set" and command.certain and not command.subshell
        for word in command.words[1:]
    ]
    return options_of(flags)
