"""What the commands of a start change that belongs to root."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import pairwise

from dockerlint.knowledge.commands.wrappers import RUNS_OTHERS
from dockerlint.knowledge.docker.nginx_settings import FOLDER
from dockerlint.knowledge.docker.root_writes import (
    ASSIGNS,
    CACHES,
    ENGINES,
    GENERATES,
    IN_PLACE,
    OWNERS,
    SERVERS,
    SYSTEM,
    WRITES_ALL,
    WRITES_INSIDE,
    WRITES_LAST,
    WRITES_NAMED,
)
from dockerlint.knowledge.images.base_images import has_unprivileged_sibling
from dockerlint.models.shell import Command
from dockerlint.project.filesystem.origins import origin
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.project.images.running.owned_paths import is_given, known_path, path_of
from dockerlint.project.launch.launch import Started
from dockerlint.project.stages.paths import covers, joined
from dockerlint.values import Text


def start_needs(container: Container, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    """Yield what is written at start, the servers that write where only root may, and what is not known."""
    for started in container.launch.started:
        yield from (one for one in _written(started, given) if not _belongs_to_sibling(container, one))
    base = container.image.stage.chain[-1].base.value or ""
    for started in container.launch.started:
        yield from _served(started, base)
    for started in container.launch.started:
        if started.command.program in RUNS_OTHERS and not _only_assigns(started.command):
            yield RootNeed(Need.UNREAD, started.command.at.first_line())


def _written(started: Started, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    at = started.command.at.first_line()
    if started.command.program in OWNERS:
        yield RootNeed(Need.OWNER, at)
    if started.command.program in SYSTEM:
        yield RootNeed(Need.SYSTEM, at)
    modules = joined(started.environment.folder, Text.known("node_modules"))
    if _verb(started.command) in ENGINES and not is_given(modules, given):
        yield RootNeed(Need.ENGINES, at)
    for path in _targets(started):
        if not is_given(path, given):
            yield RootNeed(Need.WRITE, at, known_path(path))
    for folder in _changed_in_place(started):
        if not is_given(folder, given):
            kind = Need.REPLACE if folder.value else Need.WRITE
            yield RootNeed(kind, at, known_path(folder))


def _belongs_to_sibling(container: Container, need: RootNeed) -> bool:
    """Return whether the unprivileged sibling of the base image lets its user write to a path, which the Dockerfile does not bring."""
    image, path = container.image, need.path
    if path is None or need.kind not in {Need.WRITE, Need.REPLACE} or not covers(FOLDER, path):
        return False
    if not has_unprivileged_sibling(image.stage.chain[-1].base):
        return False
    return need.kind is Need.REPLACE or origin(image.origins, image.stage, path) is None


def _changed_in_place(started: Started) -> Iterator[Text]:
    """Yield the folder of the file that `sed -i` changes."""
    words = started.command.words
    if started.command.program == "sed" and any(IN_PLACE.match(word.literal or "") for word in words):
        path = path_of(started.environment, words[-1])
        yield Text.known(posixpath.dirname(path.value)) if path.value else path


def _served(started: Started, base: str) -> Iterator[RootNeed]:
    """Yield the servers that a distribution's package brings; a base image that is made for one has an answer of its own."""
    program = started.command.program
    if program in SERVERS and program.partition("-")[0] not in base:
        yield RootNeed(Need.SERVER, started.command.at.first_line())


def _only_assigns(command: Command) -> bool:
    r"""Return whether an `eval` sets one variable: `eval value=\$$name`."""
    first = next((part for word in command.words[1:2] for part in word.parts), None)
    return command.program == "eval" and isinstance(first, str) and ASSIGNS.match(first) is not None


def _verb(command: Command) -> tuple[str, str | None]:
    plain = (word.literal for word in command.words[1:] if not (word.literal or "").startswith("-"))
    return command.program or "", next(plain, None)


def _targets(started: Started) -> Iterator[Text]:
    """Yield the paths that a program changes."""
    command, environment = started.command, started.environment
    program, words = command.program or "", command.words[1:]
    plain = [word for word in words if not (word.literal or "").startswith("-")]
    if program in WRITES_ALL:
        yield from (path_of(environment, word) for word in plain)
    elif program in WRITES_LAST:
        yield from (path_of(environment, word) for word in plain[-1:])
    elif (verb := _verb(command)) in GENERATES:
        yield environment.folder
    elif verb in CACHES:
        yield joined(environment.folder, Text.known(CACHES[verb]))
    elif program in WRITES_NAMED:
        names = WRITES_NAMED[program]
        yield from (path_of(environment, word) for name, word in pairwise(words) if name.literal in names)
    elif any(WRITES_INSIDE.search(word.literal or "") for word in words):
        yield Text.unknown("a program runs the command as it likes")
    for operator, word in command.redirects:
        if operator.lstrip("0123456789&").startswith(">") and not operator.endswith("&"):
            yield path_of(environment, word)
