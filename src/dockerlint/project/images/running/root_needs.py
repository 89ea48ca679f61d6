"""What in a container needs root as it is written: without it, `USER` alone would break the container."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain, pairwise

from dockerlint.knowledge.commands.wrappers import RUNS_OTHERS
from dockerlint.knowledge.docker.root_writes import (
    ANYONE,
    ASSIGNS,
    GENERATES,
    OPEN_MODE,
    OWNERS,
    SERVERS,
    WRITES_ALL,
    WRITES_INSIDE,
    WRITES_LAST,
    WRITES_NAMED,
)
from dockerlint.models.compose import ServiceVolume
from dockerlint.models.dockerfile import Keyword
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image
from dockerlint.project.launch.launch import Started
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.paths import covers, joined
from dockerlint.source import Span

_HOME = "/root"
_SYSTEM = ("/etc", "/dev", "/proc", "/sys", "/var/run", "/run", "/lib/modules")
"""Folders whose mounts are read, or belong to the system."""


class Need(Enum):
    """Why root is needed."""

    OWNER = auto()
    """Something changes the owner of files."""
    WRITE = auto()
    """Something writes where only root may."""
    HOME = auto()
    """A mount lies in root's home folder, which only root may enter."""
    HOST_FOLDER = auto()
    """A folder of the host is mounted: who may write is decided there."""
    VOLUME = auto()
    """A volume is mounted over a path that belongs to root."""
    SERVER = auto()
    """A server of the distribution is started, which writes where only root may."""
    UNREAD = auto()
    """What a script does that runs at start is not known."""


@dataclass(frozen=True, slots=True)
class RootNeed:
    """One thing that needs root; `path` is the path in the image that is written, None where it is not known."""

    kind: Need
    at: Span
    path: str | None = None


def root_needs(container: Container) -> tuple[RootNeed, ...]:
    """Return what needs root: what is written at start, and where the mounts are. `launch.starts_services` has services of the system."""
    given = tuple(_given(container.image))
    mounted = chain(_mounted(container, given), _declared(container, given))
    found = _first_of_each(chain(_written(container, given), _served(container), _unread(container), mounted))
    decided = None not in given
    return tuple(one for one in found if decided or one.kind not in {Need.WRITE, Need.VOLUME})


def _first_of_each(needs: Iterable[RootNeed]) -> Iterator[RootNeed]:
    """Yield the needs, those of a known path once."""
    seen: set[tuple[Need, object]] = set()
    for one in needs:
        key = one.kind, one.path or one.at
        if key not in seen:
            seen.add(key)
            yield one


def _given(image: Image) -> Iterator[str | None]:
    """Yield the paths that the image gives to another user than root, or to all; None for one that is not known."""
    for stage in image.stage.chain:
        for put in image.origins.puts(stage):
            owners = [
                flag.value for flag in put.step.instruction.flags if flag.name == "chown" and flag.value
            ]
            if owners and owners[-1].partition(":")[0] not in {"root", "0"}:
                yield put.target
    for step in image.stage.chain_steps:
        yield from _given_by(image, step) if step.keyword == Keyword.RUN else ()


def _given_by(image: Image, step: Step) -> Iterator[str | None]:
    for command, environment in image.origins.scripts.run(step):
        operands = [word for word in command.words[1:] if not (word.literal or "").startswith("-")]
        opens = command.program == "chmod" and OPEN_MODE.fullmatch((operands and operands[0].literal) or "")
        if command.program == "chown" or opens:
            yield from (_path(environment, word) for word in operands[1:])


def _path(environment: ExecutionEnvironment, word: ShellWord) -> str | None:
    """Return the path that a word names; of a pattern the folder above it."""
    path = joined(environment.folder, word.text(environment.lookup)).value
    return path.partition("*")[0].rstrip("/") or "/" if path else None


def _mounted(container: Container, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    for volume in _mounts(container):
        target = volume.target.value
        kind = _mount_kind(volume, target, given) if target and volume.read_only is False else None
        if kind:
            yield RootNeed(kind, volume.at.first_line(), target)


def _mounts(container: Container) -> Iterator[ServiceVolume]:
    """Yield the mounts of the service that runs it, and of the one over which that may lie."""
    builder = container.builder
    for service in (builder.service, builder.under) if builder else ():
        yield from service.volumes if service else ()


def _declared(container: Container, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    """Yield the VOLUMEs of the image over which the service mounts nothing: what root owns there stays root's."""
    mounted = [one.target.value for one in _mounts(container)]
    for step in container.image.stage.chain_steps if None not in mounted else ():
        for word in step.instruction.words if step.keyword == Keyword.VOLUME else ():
            path = step.expand(word).value
            if path and path not in mounted and not _is_given(path, given):
                yield RootNeed(Need.VOLUME, step.instruction.at.first_line(), path)


def _mount_kind(volume: ServiceVolume, target: str, given: tuple[str | None, ...]) -> Need | None:
    if any(covers(folder, target) for folder in _SYSTEM) or _is_file(volume):
        return None
    if covers(_HOME, target):
        return Need.HOME
    if volume.type == "bind":
        return Need.HOST_FOLDER
    return Need.VOLUME if volume.type == "volume" and not _is_given(target, given) else None


def _is_file(volume: ServiceVolume) -> bool:
    source = (volume.source and volume.source.value) or ""
    return volume.type == "bind" and bool(posixpath.splitext(posixpath.basename(source))[1])


def _is_given(path: str, given: Iterable[str | None]) -> bool:
    return any(folder and covers(folder, path) for folder in (*ANYONE, *given))


def _written(container: Container, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    for started in container.launch.started:
        at = started.command.at.first_line()
        if started.command.program in OWNERS:
            yield RootNeed(Need.OWNER, at)
        for path in _targets(started):
            if path is None or not _is_given(path, given):
                yield RootNeed(Need.WRITE, at, path)


def _served(container: Container) -> Iterator[RootNeed]:
    """Yield the servers that a distribution's package brings; a base image that is made for one has an answer of its own."""
    base = container.image.stage.chain[-1].base.value or ""
    for started in container.launch.started:
        program = started.command.program
        if program in SERVERS and program.partition("-")[0] not in base:
            yield RootNeed(Need.SERVER, started.command.at.first_line())


def _unread(container: Container) -> Iterator[RootNeed]:
    for started in container.launch.started:
        if started.command.program in RUNS_OTHERS and not _only_assigns(started.command):
            yield RootNeed(Need.UNREAD, started.command.at.first_line())


def _only_assigns(command: Command) -> bool:
    r"""Return whether an `eval` sets one variable: `eval value=\$$name`."""
    first = next((part for word in command.words[1:2] for part in word.parts), None)
    return command.program == "eval" and isinstance(first, str) and ASSIGNS.match(first) is not None


def _targets(started: Started) -> Iterator[str | None]:
    """Yield the paths that a program changes, None for one that is not known."""
    command, environment = started.command, started.environment
    program, words = command.program or "", command.words[1:]
    plain = [word for word in words if not (word.literal or "").startswith("-")]
    in_place = program != "sed" or any((word.literal or "").startswith("-i") for word in words)
    if program in WRITES_ALL:
        yield from (_path(environment, word) for word in plain)
    elif program in WRITES_LAST and in_place:
        yield from (_path(environment, word) for word in plain[-1:])
    elif plain and (program, plain[0].literal) in GENERATES:
        yield environment.folder.value
    elif program in WRITES_NAMED:
        names = WRITES_NAMED[program]
        yield from (_path(environment, word) for name, word in pairwise(words) if name.literal in names)
    elif any(WRITES_INSIDE.search(word.literal or "") for word in words):
        yield None
    for operator, word in command.redirects:
        if operator.lstrip("0123456789&").startswith(">") and not operator.endswith("&"):
            yield _path(environment, word)
