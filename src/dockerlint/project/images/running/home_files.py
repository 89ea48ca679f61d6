"""What an image holds in root's home, which another user may not enter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from dockerlint.knowledge.docker.home_installs import HOME_INSTALLS, OWN_SETTINGS, ROOT_HOME, HomeInstall
from dockerlint.models.shell import Command
from dockerlint.project.filesystem.command_places import commands_of
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image
from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.paths import covers, rest_below
from dockerlint.values import Known


def home_needs(container: Container) -> Iterator[RootNeed]:
    """Yield what lies in root's home: the working directory, what is copied or installed there, and variables that name it."""
    yield from _working_directory(container.image)
    yield from _copied(container.image)
    yield from _named(container.image)
    yield from _installed(container)


def _working_directory(image: Image) -> Iterator[RootNeed]:
    folder, found = image.stage.workdir.value, image.stage.last("WORKDIR")
    if folder and found and covers(ROOT_HOME, folder):
        yield RootNeed(Need.HOME_FILES, found.instruction.at.first_line(), folder)


def _copied(image: Image) -> Iterator[RootNeed]:
    for put in (put for stage in image.stage.chain for put in image.origins.puts(stage)):
        rest = rest_below(ROOT_HOME, put.target) if put.target else None
        name = rest or posixpath.basename(put.source or "")
        if rest is not None and not OWN_SETTINGS.match(name):
            yield RootNeed(Need.HOME_FILES, put.step.instruction.at.first_line(), put.target)


def _named(image: Image) -> Iterator[RootNeed]:
    for text in image.stage.variables.env.values():
        for part in text.parts:
            folders = part.value.split(":") if isinstance(part, Known) else ()
            found = next((one for one in folders if covers(ROOT_HOME, one)), None)
            if found and part.at:
                yield RootNeed(Need.HOME_FILES, part.at.first_line(), found)


def _installed(container: Container) -> Iterator[RootNeed]:
    image = container.image
    started = {one for word in container.command for one in (word.literal or "").split()}
    runs = list(commands_of(image.origins, image.stage))
    words = {word.literal for _, command in runs for word in command.words}
    for place, command in runs:
        own = {*place.shell.own, *(name for name, _ in command.assignments)}
        for one in (one for one in HOME_INSTALLS if _installs(command, one)):
            if one.starts and one.starts.isdisjoint(started):
                continue
            if one.unless.isdisjoint(words) and not _is_moved(image, place.step, own, one):
                yield RootNeed(Need.HOME_FILES, command.at.first_line(), instead=one.instead)


def _installs(command: Command, install: HomeInstall) -> bool:
    literals = [word.literal or "" for word in command.words]
    if install.option and install.option not in literals:
        return False
    plain = [posixpath.basename(one) for one in literals if not one.startswith("-")]
    return _contains(plain, install.words)


def _contains(words: Sequence[str], wanted: Sequence[str]) -> bool:
    starts = range(len(words) - len(wanted) + 1)
    return any(tuple(words[start : start + len(wanted)]) == tuple(wanted) for start in starts)


def _is_moved(image: Image, step: Step, own: AbstractSet[str], install: HomeInstall) -> bool:
    """Return whether a variable or a file may name another folder; `own` are the variables that the shell sets."""
    if not install.variables.isdisjoint({*step.variables.env, *step.variables.args, *own}):
        return True
    home = step.variables.env.get("HOME")
    return (home is not None and home.value != ROOT_HOME) or image.origins.names.has(
        f"{install.words[0]}.toml"
    )
