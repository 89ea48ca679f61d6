"""The script files that a container runs: `./entrypoint.sh`, `sh run.sh`, the entrypoint of an official base image."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dockerlint.files import source_of
from dockerlint.knowledge.commands.wrappers import SHELLS
from dockerlint.knowledge.images.image_facts import Entrypoint
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.read import parse_command
from dockerlint.parsers.shell.shells import shell_operands
from dockerlint.project.filesystem.listing import files_below
from dockerlint.project.filesystem.origins import Origins, file_behind
from dockerlint.project.launch.opened import Inside, Opened
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import joined
from dockerlint.source import SourceFile
from dockerlint.values import Facts, Text

NOT_IN_TREE = "the script is not a file of the tree"
_SHEBANG = re.compile(r"#!.*\b(?:sh|bash|ash|dash|zsh)\b")


@dataclass(frozen=True, slots=True, eq=False)
class RootFilesystem:
    """The files that a container sees: those of a stage."""

    origins: Origins
    stage: EvaluatedStage

    def file_at(self, path: str, folder: Text) -> SourceFile | None:
        """Return the file of the tree at a path of the image."""
        place = joined(folder, Text.known(path)).value
        found = file_behind(self.origins, self.stage, place) if place else None
        return source_of(self.origins.files, found) if found is not None else None

    def files_in(self, folder: str) -> Facts[str]:
        """Return the paths of the files that the tree puts into a folder of the image."""
        return files_below(self.origins, self.stage, folder)

    def runs_command(self) -> bool:
        """Return whether the base image's own entrypoint runs the command that it is given."""
        return self.stage.image is not None and self.stage.image.entrypoint is Entrypoint.RUNS_COMMAND


def opened_file(files: RootFilesystem, command: Command, environment: ExecutionEnvironment) -> Opened | None:
    """Open a command that runs a script file; None for any other one."""
    if file := _script_file(files, command, environment):
        return _ran(files, file, command.words, environment)
    if command.program == "docker-entrypoint.sh" and len(command.words) > 1 and files.runs_command():
        return Opened.of(Inside(parse_command(command.with_words(command.words[1:])), environment))
    return _shell(files, command, environment) if command.program in SHELLS else None


def _shell(files: RootFilesystem, command: Command, environment: ExecutionEnvironment) -> Opened | None:
    """Read `sh FILE`; an interactive shell is just started, a text that is not decided is not read."""
    runs_text, operands = shell_operands(command.words)
    if not operands and not runs_text:
        return Opened(started=True)
    if runs_text and operands and operands[0].literal is not None:
        return None
    path = operands[0].literal if operands and not runs_text else None
    if path is None:
        return Opened(unread="what the shell runs is known only when it starts")
    file = files.file_at(path, environment.folder)
    return _ran(files, file, operands, environment) if file else Opened(unread=NOT_IN_TREE)


def _ran(
    files: RootFilesystem, file: SourceFile, words: tuple[ShellWord, ...], environment: ExecutionEnvironment
) -> Opened:
    called = words[0].text(environment.lookup)
    inner = replace(environment, own=environment.inherited, arguments=words[1:], script=called)
    return Opened.of(Inside(files.origins.scripts.of_file(file), inner))


def _script_file(
    files: RootFilesystem, command: Command, environment: ExecutionEnvironment
) -> SourceFile | None:
    """Return the shell script of the tree that a program is."""
    literal = command.words[0].literal
    if not literal or ("/" not in literal and not literal.endswith(".sh")):
        return None
    file = files.file_at(literal, environment.folder)
    return file if file and (_SHEBANG.match(file.text) or file.path.endswith(".sh")) else None
