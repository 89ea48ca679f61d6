"""What a container starts: its ENTRYPOINT and CMD, read through wrappers, shells, scripts and package.json scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dockerlint.knowledge.commands.file_programs import QUIET
from dockerlint.knowledge.commands.supervisors import CRON_PLACES
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Script, ShellWord
from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.read import parse_exec
from dockerlint.project.commands.script_commands import node_argument, preloaded, program_path
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.launch.opened import NOT_PARSED, Inside
from dockerlint.project.launch.program_files import RootFilesystem
from dockerlint.project.launch.walk import Reached, walked
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import covers, joined, normal
from dockerlint.values import Text, Unknown

MOST_COMMANDS = 2_000
"""No start of a real image has more; scripts that start each other multiply."""
_WRITES_NOTHING = QUIET | {"mkdir"}


@dataclass(frozen=True, slots=True, eq=False)
class Started:
    """One program that runs in the container: its words resolved, and the folder and the variables that it runs with."""

    command: Command
    environment: ExecutionEnvironment
    lasting: bool
    """Whether it may be what runs in the end, or runs on while that runs."""
    manifest: Manifest | None = None
    """The package.json whose script starts it."""


@dataclass(frozen=True, slots=True)
class Launch:
    """Everything that is started, in order.

    What runs in the end is the last command of each script, or what replaces its shell.
    """

    started: tuple[Started, ...] = ()
    unread: tuple[Unknown, ...] = ()
    """The commands that hide what runs in the end, each with its place and the reason why it could not be read."""
    drops_root: bool = False
    """Whether what may serve in the end is started as another user than root, or as one that is not known."""

    starts_services: tuple[Command, ...] = ()
    """The commands that start services of the system, or the jobs of tables (cron, supervisord): most of them need root to do so."""
    read_whole: bool = True
    """Whether every command was read, with every script of a package.json."""

    @property
    def complete(self) -> bool:
        """Whether all that runs in the end could be read."""
        return not self.unread


def launch(
    origins: Origins, stage: EvaluatedStage, words: tuple[ShellWord, ...], folder: Text, lookup: Lookup
) -> Launch:
    """Follow a command in exec form (a shell form is `sh -c TEXT`) through everything that can be read."""
    script = parse_exec(words)
    start = ExecutionEnvironment(folder, lookup, joined, arguments=())
    reached = list(islice(walked(RootFilesystem(origins, stage), Inside(script, start)), MOST_COMMANDS))
    return Launch(
        tuple(
            Started(one.command, one.environment, one.lasting, one.manifest)
            for one in reached
            if one.opened.started
        ),
        tuple(_unread(words, script, reached)),
        any(one.drops_root for one in reached),
        tuple(one.command for one in reached if one.starts_service),
        read_whole=script.complete and not any(_hides(one) for one in reached),
    )


def _hides(reached: Reached) -> bool:
    """Return whether a command starts something that is not known."""
    return bool(reached.opened.unread) or reached.opened.unknown_script


def _unread(words: tuple[ShellWord, ...], script: Script, reached: list[Reached]) -> Iterator[Unknown]:
    """Yield why the command as a whole, and each part of it that runs in the end, could not be read."""
    if not words:
        yield Unknown("nothing in the tree says what it starts")
    if not script.complete:
        yield Unknown(NOT_PARSED, words[0].at)
    if len(reached) == MOST_COMMANDS:
        yield Unknown(f"more than {MOST_COMMANDS:,} commands start each other", words[0].at)
    for one in reached:
        if one.final and (why := one.opened.unread or _hidden_service(one, reached)):
            yield Unknown(why, one.command.at)


def _hidden_service(one: Reached, reached: list[Reached]) -> str:
    """Return why the service that a command starts is not read; empty for any other command, and where its tables are."""
    if not one.starts_service:
        return ""
    if not one.opened.tables:
        return "a service of the system runs in the end, as a user that its own files name"
    written = any(_writes(other, one.opened.tables) for other in reached if not other.opened.tables)
    return "the jobs that it starts are written when the container starts" if written else ""


def _writes(one: Reached, tables: tuple[str, ...]) -> bool:
    """Return whether a command may write one of the tables that a service reads its jobs from."""
    command, folder, lookup = one.command, one.environment.folder, one.environment.lookup
    if command.program == "crontab":
        return not {CRON_PLACES[0]}.isdisjoint(tables) and "-l" not in (
            word.literal for word in command.words
        )
    words = [word for operator, word in command.redirects if ">" in operator]
    reads_only = (
        command.program in _WRITES_NOTHING or one.opened.inside
    )  # a script's own commands show what it writes
    words += () if reads_only else command.words[1:]
    paths = (joined(folder, word.text(lookup)).value for word in words)
    return any(covers(table, path) for path in paths if path for table in tables)


def node_file(started: Started) -> str | None:
    """Return the absolute path in the image of the JavaScript file that node (or the like) runs, or None."""
    return _in_image(started, node_argument(started.command))


def preloaded_files(started: Started) -> Iterator[str]:
    """Yield the absolute paths in the image of the files that node (or the like) runs before that one."""
    for file in preloaded(started.command):
        if path := _in_image(started, file):
            yield path


def program_file(started: Started) -> str | None:
    """Return the absolute path in the image of a program that is started by its path, or None."""
    return _in_image(started, program_path(started.command))


def _in_image(started: Started, literal: str | None) -> str | None:
    path = joined(started.environment.folder, Text.known(literal)).value if literal else None
    return normal(path) if path else None
