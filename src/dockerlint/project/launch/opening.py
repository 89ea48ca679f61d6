"""What one command opens into: the script that a shell or a program file holds, or the package.json script that it runs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from dockerlint.files import source_of
from dockerlint.knowledge.commands.wrappers import SHELLS, UNREAD_PROGRAMS
from dockerlint.knowledge.images.base_images import Entrypoint
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Script, ShellWord
from dockerlint.parsers.shell.read import parse_command
from dockerlint.parsers.shell.shells import shell_operands
from dockerlint.project.commands.environment import ExecutionEnvironment
from dockerlint.project.commands.script_commands import started_program
from dockerlint.project.filesystem.origins import Origins, file_behind
from dockerlint.project.launch.package_scripts import package_scripts
from dockerlint.project.stages.paths import joined
from dockerlint.source import SourceFile
from dockerlint.values import Text

_SHEBANG = re.compile(r"#!.*\b(?:sh|bash|ash|dash|zsh)\b")

_SHELLS_OWN = frozenset({"cd", "pushd", "popd"})


class Inside(NamedTuple):
    """A script that a command runs, the environment that it starts in, and the package.json that holds it."""

    script: Script
    environment: ExecutionEnvironment
    manifest: Manifest | None = None


class Opened(NamedTuple):
    """What a command opens into; `started` when it is itself a program that runs."""

    inside: tuple[Inside, ...] = ()
    started: bool = False
    unread: bool = False
    """Whether something in it could not be read."""


UNREAD = Opened(unread=True)


def opened(origins: Origins, command: Command, environment: ExecutionEnvironment) -> Opened:
    """Open one command whose words are known."""
    if command.program is None:
        return UNREAD
    if file := _script_file(origins, command, environment):
        return _file(origins, file, command.words, environment)
    script = parse_command(_given(command, environment) or started_program(command) or command)
    if script.commands != (command,):
        return _ran(script, environment)
    if command.program in SHELLS:
        return _shell(origins, command, environment)
    return Opened() if command.program in _SHELLS_OWN else _called(origins, command, environment)


def _called(origins: Origins, command: Command, environment: ExecutionEnvironment) -> Opened:
    """Open the package.json scripts that a call of a package manager runs; any other program is just started."""
    found = package_scripts(origins, command, environment)
    if found is None:
        return Opened(started=True, unread=_may_be_script(command.program or ""))
    inside = tuple(Inside(*one) for one in found)
    return Opened(inside, started=True, unread=not all(one.script.complete for one in inside))


def _ran(script: Script, environment: ExecutionEnvironment) -> Opened:
    return Opened((Inside(script, environment),), unread=not script.complete)


def _shell(origins: Origins, command: Command, environment: ExecutionEnvironment) -> Opened:
    """Read `sh SCRIPT`; an interactive shell is just started, a text that is not decided is not read."""
    runs_text, operands = shell_operands(command.words)
    if not operands and not runs_text:
        return Opened(started=True)
    path = operands[0].literal if operands and not runs_text else None
    file = _file_at(origins, path, environment) if path else None
    return _file(origins, file, operands, environment) if file else UNREAD


def _file(
    origins: Origins, file: SourceFile, words: tuple[ShellWord, ...], environment: ExecutionEnvironment
) -> Opened:
    return _ran(origins.scripts.of_file(file), replace(environment, own={}, arguments=words[1:]))


def _script_file(origins: Origins, command: Command, environment: ExecutionEnvironment) -> SourceFile | None:
    """Return the shell script of the tree that a program is."""
    literal = command.words[0].literal
    if not literal or ("/" not in literal and not literal.endswith(".sh")):
        return None
    file = _file_at(origins, literal, environment)
    return file if file and (_SHEBANG.match(file.text) or file.path.endswith(".sh")) else None


def _file_at(origins: Origins, path: str, environment: ExecutionEnvironment) -> SourceFile | None:
    """Return the file of the tree at a path of the image."""
    place = joined(environment.folder, Text.known(path)).value
    found = file_behind(origins, environment.files, place) if place and environment.files else None
    return source_of(origins.files, found) if found is not None else None


def _given(command: Command, environment: ExecutionEnvironment) -> Command | None:
    """Return the command that the entrypoint of an official base image is given, where it is known to run that."""
    base = environment.files.image if environment.files else None
    runs = base is not None and base.entrypoint is Entrypoint.RUNS_COMMAND
    is_own = runs and command.program == "docker-entrypoint.sh" and len(command.words) > 1
    return command.with_words(command.words[1:]) if is_own else None


def _may_be_script(program: str) -> bool:
    """Return whether a program that is not in the tree goes by the name of a script, which might do anything."""
    return program.endswith((".sh", ".bash")) or "entrypoint" in program or program in UNREAD_PROGRAMS
