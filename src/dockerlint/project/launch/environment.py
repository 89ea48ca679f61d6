"""The environment that a command runs in, and the commands that one wrapper around it starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dockerlint.files import source_of
from dockerlint.knowledge.commands.wrappers import GIVES_ROOT_UP
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Lookup, Script, ShellWord
from dockerlint.project.commands.scripts import commands_in_folders
from dockerlint.project.filesystem.origins import Origins, file_behind
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import joined
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The environment of a command: the stage whose files it sees, the folder, the variables, and the words of `"$@"`."""

    origins: Origins
    stage: EvaluatedStage
    lookup: Lookup
    folder: Text
    rest: tuple[ShellWord, ...] = ()
    manifest: Manifest | None = None

    def file(self, path: str) -> SourceFile | None:
        """Return the file of the tree that is at a path of the image."""
        place = joined(self.folder, Text.known(path)).value
        found = file_behind(self.origins, self.stage, place) if place else None
        return source_of(self.origins.files, found) if found is not None else None

    def resolved(self, command: Command) -> Command:
        """Replace the variables of a command's words, and `"$@"`, by their values."""
        return command.with_words(tuple(word for one in command.words for word in self._words(one)))

    def _words(self, word: ShellWord) -> tuple[ShellWord, ...]:
        if word.passes_arguments:
            return self.rest
        value = word.text(self.lookup).value
        return (word,) if value is None else (ShellWord((value,), word.at),)


@dataclass(frozen=True, slots=True)
class Layer:
    """What one layer of a command opens into. `started` when the command itself is a program that runs, too."""

    commands: tuple[tuple[Scene, Command], ...] = ()
    started: bool = False
    unread: bool = False
    """Something in it could not be read."""
    gives_root_up: bool = False


UNREAD = Layer(unread=True)


def command_of(words: tuple[ShellWord, ...]) -> Command:
    """Make a command of words in exec form."""
    first, last = words[0].at, words[-1].at
    whole = last.file is first.file and last.finish > first.begin
    return Command.of(words, Span(first.file, first.begin, last.finish) if whole else first)


def tail(scene: Scene, words: tuple[ShellWord, ...]) -> tuple[tuple[Scene, Command], ...]:
    """Return the command that a wrapper runs, if there is one."""
    return ((scene, command_of(words)),) if words else ()


def script_layer(scene: Scene, script: Script) -> Layer:
    """Open a shell script: each command in the folder that a `cd` before it leaves."""
    folders = commands_in_folders(script, scene.folder, scene.lookup)
    commands = tuple((replace(scene, folder=folder), command) for command, folder in folders)
    return Layer(commands, unread=not script.complete, gives_root_up=_gives_root_up(script.commands))


def _gives_root_up(commands: Sequence[Command]) -> bool:
    """Return whether a script changes the user, also by a command that it keeps in a variable or prints, or by `su` for what runs on."""
    if any(not GIVES_ROOT_UP.keys().isdisjoint(_said(command)) for command in commands):
        return True
    behind = pairwise(commands)
    return any(
        one.program == "su" and after.joined_by == "&" and not _names_root(one) for one, after in behind
    )


def _said(command: Command) -> Iterator[str]:
    """Return every literal word of a command and of what it assigns, those inside quotes too."""
    values = (value for _, value in command.assignments)
    parts = (part for word in (*command.words, *values) for part in word.parts)
    return (name for part in parts if isinstance(part, str) for name in part.split())


def _names_root(su: Command) -> bool:
    return any(word.literal == "root" for word in su.words)
