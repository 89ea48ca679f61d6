"""What a container starts: its ENTRYPOINT and CMD, read through wrappers, shells, scripts and package.json scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dockerlint.knowledge.commands.wrappers import SUPERUSERS
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Lookup, ShellWord
from dockerlint.parsers.shell.read import parse_exec
from dockerlint.parsers.shell.wrappers import named_users
from dockerlint.project.commands.environment import ExecutionEnvironment, environments
from dockerlint.project.commands.script_commands import node_argument
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.launch.opening import UNREAD, Inside, Opened, opened
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import joined, normal
from dockerlint.values import Text

_DEEPEST = 12
_ENDS = frozenset({"wait", "exit", "return", "cd"})
"""Builtins that start nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Started:
    """One program that runs in the container: its words resolved, and the folder that it runs in."""

    command: Command
    folder: Text
    manifest: Manifest | None = None
    """The package.json whose script starts it."""


@dataclass(frozen=True, slots=True)
class Launch:
    """Everything that is started, in order.

    `complete` is False when what runs in the end (the last command of each script, or what replaces its shell) could not be read.
    """

    started: tuple[Started, ...] = ()
    complete: bool = True
    drops_root: bool = False
    """Whether what may serve in the end is started as another user than root, or as one that is not known."""


class _Reached(NamedTuple):
    """A command, its environment, what it opens into, and its place in what the container does."""

    command: Command
    environment: ExecutionEnvironment
    opened: Opened
    manifest: Manifest | None
    final: bool
    """Whether it is what runs in the end."""
    lasting: bool
    """Whether it may be, or runs on while that runs."""


def launch(
    origins: Origins, stage: EvaluatedStage, words: tuple[ShellWord, ...], folder: Text, lookup: Lookup
) -> Launch:
    """Follow a command in exec form (a shell form is `sh -c TEXT`) through everything that can be read."""
    script = parse_exec(words)
    inside = Inside(script, ExecutionEnvironment(folder, lookup, arguments=(), files=stage))
    reached = list(_reached(origins, inside, _DEEPEST, None))
    return Launch(
        started=tuple(
            Started(one.command, one.environment.folder, one.manifest)
            for one in reached
            if one.opened.started
        ),
        complete=script.complete
        and bool(words)
        and not any(one.opened.unread and one.final for one in reached),
        drops_root=any(map(_drops_root, reached)),
    )


def _reached(origins: Origins, inside: Inside, depth: int, outer: _Reached | None) -> Iterator[_Reached]:
    """Yield the commands of a script, each before those that it opens into, at most `depth` layers deep."""
    commands = inside.script.commands
    for index, (command, shell) in enumerate(environments(commands, inside.environment)):
        environment = shell.of(command)
        called = command.with_words(shell.words(command))
        last = command.exec or all(not one.words or one.program in _ENDS for one in commands[index + 1 :])
        lasting = last or not command.certain or _runs_on(commands, index)
        one = _Reached(
            called,
            environment,
            _opened(origins, called, environment, depth) if command.words else Opened(),
            inside.manifest or (outer.manifest if outer else None),
            last and (outer is None or outer.final),
            lasting and (outer is None or outer.lasting),
        )
        yield one
        for inner in one.opened.inside:
            yield from _reached(origins, inner, depth - 1, one)


def _opened(origins: Origins, command: Command, environment: ExecutionEnvironment, depth: int) -> Opened:
    return opened(origins, command, environment) if depth else UNREAD


def _runs_on(commands: Sequence[Command], index: int) -> bool:
    """Return whether a command is sent to the background."""
    return commands[index + 1 : index + 2] != () and commands[index + 1].joined_by == "&"


def _drops_root(one: _Reached) -> bool:
    """Return whether a command may serve as another user, or names a command that changes the user (`set -- gosu node`)."""
    users = [one.environment.user] if one.environment.user and one.lasting else []
    users += [word.text(one.environment.lookup) for word in named_users(one.command)]
    return any(user.value is None or user.value.partition(":")[0] not in SUPERUSERS for user in users)


def node_file(started: Started) -> str | None:
    """Return the absolute path in the image of the JavaScript file that node (or the like) runs, or None."""
    literal = node_argument(started.command)
    path = joined(started.folder, Text.known(literal)).value if literal else None
    return normal(path) if path else None
