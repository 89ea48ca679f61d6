"""What a container listens on, as far as files decide: EXPOSE, variables for ports, and options of what it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from dockerlint.knowledge.docker.ports import (
    CLIENTS,
    EXPOSES_NOTHING,
    INSPECT_OPTIONS,
    INSPECT_PORT,
    PORT_LIKE,
    PORT_OPTIONS,
    PORT_VARIABLES,
    READS_FILES,
    SERVER_OPTIONS,
)
from dockerlint.knowledge.images.base_images import hub_name, parse_image_name
from dockerlint.models.dockerfile import Keyword
from dockerlint.models.shell import Command
from dockerlint.project.images.containers import Container
from dockerlint.project.launch.launch import Started
from dockerlint.source import Span
from dockerlint.values import Text

_EXPOSED = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?(?:/\w+)?")


class Evidence(Enum):
    """What names a port."""

    EXPOSE = "EXPOSE"
    VARIABLE = "a variable"
    OPTION = "an option of the command"
    DEBUGGER = "Node's debugger"


@dataclass(frozen=True, slots=True)
class Listener:
    """Ports that a container may listen on, and what names them; `at` is None where a file of the environment does."""

    ports: range
    evidence: Evidence
    at: Span | None


def listeners(container: Container) -> tuple[Listener, ...]:
    """Return everything that names a port of a container; what is not known as a number is left out."""
    return (*_exposed(container), *_variables(container), *_options(container))


def listens_on(container: Container, port: int) -> bool | None:
    """Return whether a container listens on a port.

    True where anything names it. False where EXPOSE and a variable or an option name others only (either alone is often out of
    date), and nothing else may name it. None in all other cases.
    """
    found = [
        one for one in listeners(container) if one.evidence is not Evidence.DEBUGGER or port in one.ports
    ]
    if any(port in one.ports for one in found):
        return True
    kinds = {one.evidence for one in found}
    agreed = Evidence.EXPOSE in kinds and len(kinds) > 1 and _is_read(container)
    return False if agreed and not any(_may_name(text, port) for text in _texts(container)) else None


def _is_read(container: Container) -> bool:
    """Return whether all is known that may name a port: the base image, the env_files and what runs in the end."""
    base, service = container.image.stage.chain[-1].base.value, container.service
    known = service is None or service.file_environment_complete
    plain = base is not None and hub_name(parse_image_name(base).repository) in EXPOSES_NOTHING
    commands = [one.command for one in container.launch.started]
    names = {one.program for one in commands} | {word.literal for one in commands for word in one.prefixes}
    return plain and known and container.launch.complete and READS_FILES.isdisjoint(names)


def _texts(container: Container) -> Iterator[Text]:
    """Yield all that may name a port: what is exposed, variables, and the words of what runs in the end."""
    yield from (text for _, text in _expose_words(container))
    for name, text in _settings(container):
        if text.value is not None or PORT_LIKE.search(name):
            yield text
    for started in _serving(container):
        yield from (word.text() for word in started.command.words)


def _may_name(text: Text, port: int) -> bool:
    wanted = rf"(?<!\d){port}(?!\d)" + ("|--inspect" if port == INSPECT_PORT else "")
    return text.value is None or re.search(wanted, text.value) is not None


def _serving(container: Container) -> list[Started]:
    return [one for one in container.launch.started if one.lasting]


def _exposed(container: Container) -> Iterator[Listener]:
    for at, text in _expose_words(container):
        if match := _EXPOSED.fullmatch(text.value or ""):
            yield Listener(range(int(match[1]), int(match[2] or match[1]) + 1), Evidence.EXPOSE, at)


def _expose_words(container: Container) -> Iterator[tuple[Span, Text]]:
    for step in container.image.stage.chain_steps:
        for word in step.instruction.words if step.keyword == Keyword.EXPOSE else ():
            yield word.span, step.expand(word)


def _variables(container: Container) -> Iterator[Listener]:
    for name, value in _settings(container):
        if name in PORT_VARIABLES and value.value and value.value.isdecimal():
            at = next((part.at for part in value.parts if part.at), None)
            yield Listener(_one(value.value), Evidence.VARIABLE, at)


def _settings(container: Container) -> Iterator[tuple[str, Text]]:
    """Yield the variables that what runs in the end starts with, those that a script sets before it too."""
    each = [one.environment for one in _serving(container)]
    names = {*container.environment, *(name for one in each for name in one.own)}
    lookups = [one.lookup for one in each] or [container.variable]
    found = ((name, lookup(name)) for name in sorted(names) for lookup in lookups)
    yield from dict.fromkeys((name, text) for name, text in found if text)


def _options(container: Container) -> Iterator[Listener]:
    for started in _serving(container):
        yield from _ports_of(started.command)


def _ports_of(command: Command) -> Iterator[Listener]:
    program = command.program or ""
    options = SERVER_OPTIONS.get(program, frozenset()) | (frozenset() if program in CLIENTS else PORT_OPTIONS)
    for word, after in pairwise((*command.words[1:], None)):
        option, _, value = (word.literal or "" if word else "").partition("=")
        at = word.at if word else None
        if option in INSPECT_OPTIONS:
            port = value.rpartition(":")[2]
            yield Listener(_one(port if port.isdecimal() else str(INSPECT_PORT)), Evidence.DEBUGGER, at)
        elif option in options:
            port = (value or (after.literal or "" if after else "")).rpartition(":")[2]
            if port.isdecimal():
                yield Listener(_one(port), Evidence.OPTION, at)


def _one(port: str) -> range:
    return range(int(port), int(port) + 1)
