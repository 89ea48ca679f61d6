"""The script files that a container runs: `./entrypoint.sh`, `sh run.sh`, the entrypoint of an official base image."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace

from dockerlint.knowledge.commands.file_programs import QUIET
from dockerlint.knowledge.commands.wrappers import DEFAULT_PATH, SHELLS, SOURCES
from dockerlint.knowledge.docker.entrypoint_users import NAME, entrypoint_user
from dockerlint.knowledge.images.base_images import repository_of
from dockerlint.knowledge.images.image_facts import Entrypoint
from dockerlint.models.shell import Command, ShellWord
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.read import parse_command
from dockerlint.parsers.shell.shells import shell_operands
from dockerlint.project.filesystem.listing import files_below
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.filesystem.written import text_at
from dockerlint.project.launch.opened import Inside, Opened
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import joined
from dockerlint.values import EMPTY, Facts, Known, Text

_LATE = "what the shell runs is known only when it starts"
NOT_IN_TREE = "the tree does not show which file the script is"
_SHEBANG = re.compile(r"#!.*\b(?:sh|bash|ash|dash|zsh)\b")


@dataclass(frozen=True, slots=True, eq=False)
class RootFilesystem:
    """The files that a container sees: those of a stage."""

    origins: Origins
    stage: EvaluatedStage

    def text_at(self, path: str, folder: Text) -> Clip | None:
        """Return the text of a file of the image: one of the tree, or one that the build writes."""
        place = joined(folder, Text.known(path)).value
        return text_at(self.origins, self.stage, place) if place else None

    def program(self, name: str, environment: ExecutionEnvironment) -> tuple[str, Clip] | None:
        """Return the file of the tree that a command runs, with the path by which it is called: a name is looked up in PATH."""
        folders = ("",) if "/" in name else (*_path(environment), "")
        for folder in folders:
            called = posixpath.join(folder, name)
            if file := self.text_at(called, environment.folder):
                return called, file
        return None

    def files_in(self, folder: str) -> Facts[str]:
        """Return the paths of the files that the tree puts into a folder of the image."""
        return files_below(self.origins, self.stage, folder)

    def runs_command(self) -> bool:
        """Return whether the base image's own entrypoint runs the command that it is given."""
        return self.stage.image is not None and self.stage.image.entrypoint is Entrypoint.RUNS_COMMAND


def opened_file(files: RootFilesystem, command: Command, environment: ExecutionEnvironment) -> Opened | None:
    """Open a command that runs a script file; None for any other one."""
    found = (
        files.program(command.words[0].literal or "", environment) if command.program not in QUIET else None
    )
    if found and (_SHEBANG.match(found[1].text) or found[0].endswith(".sh")):
        return _ran(files, found[1], command.words[1:], environment, found[0])
    if (
        command.program == NAME
        and len(command.words) > 1
        and (inner := _of_base(files, command, environment))
    ):
        return Opened.of(Inside(parse_command(command.with_words(command.words[1:])), inner))
    if command.program in SOURCES and len(command.words) > 1:
        return _sourced(files, command.words, environment)
    if command.program == "eval" and any(word.literal is None for word in command.words):
        return Opened(started=True, unread=_LATE)
    return _shell(files, command, environment) if command.program in SHELLS else None


def _of_base(
    files: RootFilesystem, command: Command, environment: ExecutionEnvironment
) -> ExecutionEnvironment | None:
    """Return what the entrypoint of the base image starts a command in, as itself or as the user of its server; None where that is not known."""
    program = posixpath.basename(command.words[1].literal or "")
    if user := entrypoint_user(repository_of(files.stage.chain[-1].base), program):
        return replace(environment, user=Text.known(user))
    return environment if files.runs_command() else None


def _sourced(
    files: RootFilesystem, words: tuple[ShellWord, ...], environment: ExecutionEnvironment
) -> Opened:
    """Read `. FILE`, whose commands run in the shell itself; one that is not read counts as a program that is started."""
    path = words[1].literal
    text = files.text_at(path, environment.folder) if path else None
    if text is None:
        return Opened(started=True, unread=NOT_IN_TREE if path else _LATE)
    inner = replace(environment, arguments=words[2:]) if len(words) > 2 else environment
    return Opened.of(Inside(files.origins.scripts.of_text(text), inner))


def _shell(files: RootFilesystem, command: Command, environment: ExecutionEnvironment) -> Opened | None:
    """Read `sh FILE`; an interactive shell is just started, a text that is not decided is not read."""
    runs_text, operands = shell_operands(command.words)
    if not operands and not runs_text:
        return Opened(started=True)
    if runs_text and operands and operands[0].literal is not None:
        return None
    path = operands[0].literal if operands and not runs_text else None
    if path is None:
        return Opened(unread=_LATE)
    file = files.text_at(path, environment.folder)
    return _ran(files, file, operands[1:], environment, path) if file else Opened(unread=NOT_IN_TREE)


def _path(environment: ExecutionEnvironment) -> tuple[str, ...]:
    """Return the folders of PATH, as far as they are known."""
    text = environment.lookup("PATH") or EMPTY
    known = (one for part in text.parts if isinstance(part, Known) for one in part.value.split(":"))
    return (*(one for one in known if one.startswith("/")), *DEFAULT_PATH)


def _ran(
    files: RootFilesystem,
    text: Clip,
    arguments: tuple[ShellWord, ...],
    environment: ExecutionEnvironment,
    called: str,
) -> Opened:
    inner = replace(environment, own=environment.inherited, arguments=arguments, script=Text.known(called))
    return Opened.of(Inside(files.origins.scripts.of_text(text), inner))
