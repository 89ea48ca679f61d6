"""What a container listens on, as far as files decide: EXPOSE, variables for ports, and options of what it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from dockerlint.knowledge.docker.ports import INSPECT_OPTIONS, INSPECT_PORT, PORT_OPTIONS, PORT_VARIABLES
from dockerlint.models.shell import Command
from dockerlint.project.images.containers import Container
from dockerlint.source import Span

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

    True where anything names it. False where EXPOSE and a variable or an option name others only: either alone is often out of
    date. None in all other cases.
    """
    found = [
        one for one in listeners(container) if one.evidence is not Evidence.DEBUGGER or port in one.ports
    ]
    if any(port in one.ports for one in found):
        return True
    kinds = {one.evidence for one in found}
    return False if Evidence.EXPOSE in kinds and len(kinds) > 1 else None


def _exposed(container: Container) -> Iterator[Listener]:
    for step in container.image.stage.chain_steps:
        for word in step.instruction.words if step.keyword == "EXPOSE" else ():
            match = _EXPOSED.fullmatch(step.expand(word).value or "")
            if match:
                ports = range(int(match[1]), int(match[2] or match[1]) + 1)
                yield Listener(ports, Evidence.EXPOSE, word.span)


def _variables(container: Container) -> Iterator[Listener]:
    for name in sorted(PORT_VARIABLES):
        value = container.variable(name)
        if value and value.value and value.value.isdecimal():
            at = next((part.at for part in value.parts if part.at), None)
            yield Listener(_one(value.value), Evidence.VARIABLE, at)


def _options(container: Container) -> Iterator[Listener]:
    for started in container.launch.started:
        yield from _ports_of(started.command)


def _ports_of(command: Command) -> Iterator[Listener]:
    for word, after in pairwise((*command.words[1:], None)):
        option, _, value = (word.literal or "" if word else "").partition("=")
        at = word.at if word else None
        if option in INSPECT_OPTIONS:
            port = value.rpartition(":")[2]
            yield Listener(_one(port if port.isdecimal() else str(INSPECT_PORT)), Evidence.DEBUGGER, at)
        elif option in PORT_OPTIONS:
            value = value or (after.literal or "" if after else "")
            if value.isdecimal():
                yield Listener(_one(value), Evidence.OPTION, at)


def _one(port: str) -> range:
    return range(int(port), int(port) + 1)
