"""The paths of an image in which another user than root may write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dockerlint.knowledge.docker.root_writes import ANYONE, OPEN_MODE
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.project.filesystem.command_places import commands_of
from dockerlint.project.images.images import Image
from dockerlint.project.stages.paths import covers, joined
from dockerlint.values import Text

_ROOT = frozenset({"root", "0"})


def given_paths(image: Image) -> Iterator[str | None]:
    """Yield the paths that the image gives to another user than root, or to all; None for one that is not known."""
    for stage in image.stage.chain:
        for put in image.origins.puts(stage):
            flags = put.step.instruction.flags
            owners = [flag.value for flag in flags if flag.name == "chown" and flag.value]
            if owners and owners[-1].partition(":")[0] not in _ROOT:
                yield put.target
    for place, command in commands_of(image.origins, image.stage):
        yield from _given_by(command, place.shell)


def _given_by(command: Command, environment: ExecutionEnvironment) -> Iterator[str | None]:
    operands = [word for word in command.words[1:] if not (word.literal or "").startswith("-")]
    opens = command.program == "chmod" and OPEN_MODE.fullmatch((operands and operands[0].literal) or "")
    if command.program == "chown" or opens:
        yield from (known_path(path_of(environment, word)) for word in operands[1:])


def path_of(environment: ExecutionEnvironment, word: ShellWord) -> Text:
    """Return the path that a word names."""
    return joined(environment.folder, word.text(environment.lookup))


def known_path(path: Text) -> str | None:
    """Return a path that is known as a whole; of a pattern the folder above it."""
    return path.value.partition("*")[0].rstrip("/") or "/" if path.value else None


def is_given(path: Text, given: Iterable[str | None]) -> bool:
    """Return whether a path is certainly one in which another user may write."""
    folders = (folder for folder in (*ANYONE, *given) if folder)
    return any(path.equals(one) or path.startswith(f"{one.rstrip('/')}/") for one in folders)


def is_path_given(path: str, given: Iterable[str | None]) -> bool:
    """Return whether another user may write to a known path."""
    return any(folder and covers(folder, path) for folder in (*ANYONE, *given))
