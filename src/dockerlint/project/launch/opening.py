"""Open one command of a container: a script file, the commands that it names, or else the program itself."""

from __future__ import annotations

from dockerlint.knowledge.commands.wrappers import UNREAD_PROGRAMS
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.project.launch.inner_commands import opened_commands, opened_find
from dockerlint.project.launch.opened import Opened
from dockerlint.project.launch.program_files import NOT_IN_TREE, RootFilesystem, opened_file
from dockerlint.project.launch.supervised import opened_supervisor

_SHELLS_OWN = frozenset({"cd", "pushd", "popd"})


def opened(files: RootFilesystem, command: Command, environment: ExecutionEnvironment) -> Opened:
    """Return what one command opens into, whose words are known."""
    if command.program is None:
        return Opened(unread="its program is known only when it starts") if command.words else Opened()
    if command.program in _SHELLS_OWN:
        return Opened()
    found = (
        opened_supervisor(files, command, environment)
        or opened_file(files, command, environment)
        or opened_find(command, environment)
        or opened_commands(files, command, environment)
    )
    return found or Opened(
        started=True, unread=NOT_IN_TREE if _may_be_script(files, command, environment) else ""
    )


def _may_be_script(files: RootFilesystem, command: Command, environment: ExecutionEnvironment) -> bool:
    """Return whether a program that is not in the tree goes by the name of a script, which might do anything."""
    program, literal = command.program or "", command.words[0].literal or ""
    if program in UNREAD_PROGRAMS and files.program(literal, environment):
        return False
    return program.endswith((".sh", ".bash")) or "entrypoint" in program or program in UNREAD_PROGRAMS
