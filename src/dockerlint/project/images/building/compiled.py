"""Images that are FROM an SDK and start what they build with it: Go, Rust, Java and .NET."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.knowledge.commands.file_programs import QUIET
from dockerlint.knowledge.images.base_images import repository_of
from dockerlint.knowledge.images.sdks import BUILT_FILE, RUNS_ALONE, Sdk, sdk_of
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.project.filesystem.command_places import CommandPlace, commands_of
from dockerlint.project.filesystem.origins import file_behind
from dockerlint.project.filesystem.written import text_at
from dockerlint.project.images.building.single_stage import is_separated
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.launch.launch import Started
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.paths import joined
from dockerlint.values import Text

_MODULE = re.compile(r"(?m)^module\s+(\S+)")
_NAME = re.compile(r'(?m)^\s*name\s*=\s*"([^"]+)"')
_MAJOR = re.compile(r"v\d+")


@dataclass(frozen=True, slots=True, eq=False)
class ShippedSdk:
    """An SDK that ships: the stage that is FROM it, and the RUN that builds what the container starts."""

    sdk: Sdk
    stage: EvaluatedStage
    step: Step


def shipped_sdk(container: Container, images: Images) -> ShippedSdk | None:
    """Return the SDK below an image that starts what it builds with it, and nothing else; None where that is not certain."""
    stage = container.image.stage.chain[-1]
    sdk = sdk_of(repository_of(stage.base))
    if sdk is None or container.starts_development is not False or is_separated(container, images):
        return None
    launch = container.launch
    started = [one for one in launch.started if one.command.program not in QUIET]
    if not started or launch.unread or not launch.read_whole:
        return None
    builds = list(_builds(container, sdk))
    names = {name for place, command in builds for name in _names(place, command)}
    if builds and all(_is_built(container, one, names) for one in started):
        return ShippedSdk(sdk, stage, builds[-1][0].step)
    return None


def _builds(container: Container, sdk: Sdk) -> Iterator[tuple[CommandPlace, Command]]:
    """Yield the commands of an image that certainly build with its SDK."""
    for place, command in commands_of(container.image.origins, container.image.stage):
        words = {word.literal for word in command.words[1:]}
        if command.certain and command.program in sdk.programs and not sdk.verbs.isdisjoint(words):
            yield place, command


def _is_built(container: Container, started: Started, names: set[str]) -> bool:
    """Return whether what starts was built: a program of one of the names, or a file that is not in the tree."""
    words = [word.literal or "" for word in started.command.words]
    program = posixpath.basename(words[0])
    if program == "java" and "-jar" in words[:-1]:
        return _is_made(container, started, words[words.index("-jar") + 1])
    if program == "dotnet" and words[1:2] and words[1].endswith(".dll"):
        return _is_made(container, started, words[1])
    return program in names or BUILT_FILE.search(words[0]) is not None


def _is_made(container: Container, started: Started, name: str) -> bool:
    path = joined(started.environment.folder, Text.known(name)).value
    image = container.image
    return path is not None and file_behind(image.origins, image.stage, path) is None


def _names(place: CommandPlace, command: Command) -> Iterator[str]:
    """Yield the names of the programs that a build of Go or Rust certainly makes."""
    call = invocation(command)
    if call and call.program == "go":
        yield from _named_by_go(place, call)
    elif call and call.program == "cargo":
        yield from _NAME.findall(_text(place, "Cargo.toml"))


def _named_by_go(place: CommandPlace, call: Invocation) -> Iterator[str]:
    outputs = [word.text(place.shell.lookup).value or "" for word in call.values("o")]
    if outputs and not outputs[-1].endswith(("/", ".")):
        yield posixpath.basename(outputs[-1])
        return
    for package in [word.literal or "..." for word in call.arguments] or ["."]:
        path, _, version = package.partition("@")
        name = _last(path)
        if version:
            yield from {name} & RUNS_ALONE
        elif path in {".", "./"}:
            yield from _modules(place)
        elif path.endswith(".go"):
            yield name.removesuffix(".go")
        elif name != "...":
            yield name


def _modules(place: CommandPlace) -> Iterator[str]:
    """Yield the names that the program in a command's folder may have: those of its module, or else of the folder."""
    made = [
        call.arguments[0].literal or ""
        for _, command in commands_of(place.origins, place.step.stage)
        if (call := invocation(command))
        and call.program == "go"
        and call.verb == "mod init"
        and call.arguments
    ]
    modules = made or _MODULE.findall(_text(place, "go.mod"))
    yield from map(_last, modules)


def _text(place: CommandPlace, name: str) -> str:
    """Return the text of a file in the folder of a command; empty where it is not known."""
    path = joined(place.shell.folder, Text.known(name)).value
    found = text_at(place.origins, place.step.stage, path) if path else None
    return found.text if found else ""


def _last(path: str) -> str:
    """Return the last part of the path of a package that is not a major version."""
    parts = [part for part in path.strip("/").split("/") if not _MAJOR.fullmatch(part)]
    return parts[-1] if parts else ""
