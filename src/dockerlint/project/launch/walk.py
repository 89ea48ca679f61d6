"""Walk through the commands of a container and those that they open into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dockerlint.knowledge.commands.background import only_waits, starts_service
from dockerlint.knowledge.commands.jobs import ends
from dockerlint.knowledge.commands.wrappers import SUPERUSERS
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Script
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.shell.wrappers import named_users, users_in
from dockerlint.project.launch.opened import Inside, Opened
from dockerlint.project.launch.opening import opened
from dockerlint.project.launch.program_files import RootFilesystem

_DEEPEST = 12
_ENDS = frozenset({"wait", "exit", "return", "cd"})
"""Builtins that start nothing."""


class Reached(NamedTuple):
    """A command, its environment, what it opens into, and its place in what the container does."""

    command: Command
    environment: ExecutionEnvironment
    opened: Opened
    manifest: Manifest | None
    final: bool
    """Whether it is what runs in the end."""
    lasting: bool
    """Whether it may be, or runs on while that runs."""

    @property
    def starts_service(self) -> bool:
        """Whether it starts a service of the system, or is one that starts the jobs of its tables."""
        return bool(self.opened.tables) or starts_service([word.literal for word in self.command.words])

    @property
    def drops_root(self) -> bool:
        """Whether it may serve as another user, or names a command that changes the user (`set -- gosu node`, `./entry.sh "* * * * * gosu node x"`)."""
        users = [self.environment.user] if self.environment.user and self.lasting else []
        given = (one.environment.arguments or () for one in self.opened.inside if self.lasting)
        named = (user for words in given for user in users_in(words, self.command.at))
        users += [word.text(self.environment.lookup) for word in (*named_users(self.command), *named)]
        return any(user.value is None or user.value.partition(":")[0] not in SUPERUSERS for user in users)


def walked(
    files: RootFilesystem, inside: Inside, outer: Reached | None = None, around: tuple[Script, ...] = ()
) -> Iterator[Reached]:
    """Yield the commands of a script, each before those that it opens into; `around` are the scripts that it is in."""
    around = (*around, inside.script)
    shells = [
        (command.with_words(shell.words(command)), shell.of(command))
        for command, shell in environments(inside.script.commands, inside.environment)
    ]
    commands = [command for command, _ in shells]
    functions = {command.function for command in commands if command.function}
    waits = _only_waits(commands, functions)
    for index, (command, environment) in enumerate(shells):
        last, lasting = _place(commands, index, functions)
        one = Reached(
            command,
            environment,
            _opened(files, command, environment, around) if command.program not in functions else Opened(),
            inside.manifest or (outer.manifest if outer else None),
            last and inside.lasting and (outer is None or outer.final),
            (lasting or waits) and inside.lasting and (outer is None or outer.lasting),
        )
        if waits and one.starts_service:
            one = one._replace(final=inside.lasting and (outer is None or outer.final))
        yield one
        for inner in one.opened.inside:
            yield from walked(files, inner, one, around)


def _only_waits(commands: list[Command], functions: set[str]) -> bool:
    """Return whether a script ends with a command that only keeps what it started before running."""
    ends = [one for one in commands if one.words and one.program not in _ENDS | functions]
    return bool(ends) and only_waits([word.literal for word in ends[-1].words])


def _opened(
    files: RootFilesystem, command: Command, environment: ExecutionEnvironment, around: tuple[Script, ...]
) -> Opened:
    """Open a command, but not a script that starts itself again: `exec gosu app "$0" "$@"`, or after a change of its configuration."""
    if len(around) > _DEEPEST and command.words:
        return Opened(unread="too many commands start each other")
    found = opened(files, command, environment)
    again = any(one.script in around for one in found.inside)
    return Opened(started=found.started) if again else found


def _place(commands: list[Command], index: int, functions: set[str]) -> tuple[bool, bool]:
    """Return whether a command is what its script runs in the end, and whether it may be or runs on until then."""
    command, after = commands[index], commands[index + 1 :]
    last = command.exec or all(not one.words or one.program in _ENDS | functions for one in after)
    background = bool(after) and after[0].joined_by == "&"
    return last, last or background or (not command.certain and not _ends(command))


def _ends(command: Command) -> bool:
    words = [word.literal or "" for word in command.words]
    return command.substitution or (command.program is not None and ends(command.program, words[1:]))
