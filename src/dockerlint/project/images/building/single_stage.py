"""Images that are the stage that builds them, with what the build leaves in them: the RUN that builds, compilers, sources."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass

from dockerlint.files import Kind
from dockerlint.knowledge.commands.javascript_managers import MANAGERS, RUNS_PROGRAM
from dockerlint.knowledge.commands.toolchains import (
    BUILD_CALLS,
    BUILD_PROGRAMS,
    BUILD_SCRIPT,
    IDLE,
    NO_BUILD_FLAGS,
)
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.invocation import Invocation, invocation, unwrapped
from dockerlint.paths import join
from dockerlint.project.commands.script_commands import own_scripts, script_commands
from dockerlint.project.filesystem.changes import Put, Remove, Taken
from dockerlint.project.filesystem.command_places import CommandPlace, commands_of
from dockerlint.project.filesystem.node_folders import ModulesFolder
from dockerlint.project.filesystem.node_installs import package_in
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.building.compilers import Toolchain, toolchain
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.paths import covers
from dockerlint.project.stages.reachable import taken_from
from dockerlint.source import Span

_PROGRAM_FILE = re.compile(r"(?<!\.d)\.(?:ts|tsx|mts|cts|jsx?|mjs|cjs|vue|svelte)$")
_CONFIG = re.compile(r"\.config\.\w+$|(?:^|/)\.")


@dataclass(frozen=True, slots=True, eq=False)
class LeftOver:
    """What a build leaves in the image that ships: a full install, compilers (one of both at least), and sources."""

    step: Step
    """The RUN that builds."""
    full: ModulesFolder | None
    tools: Toolchain | None
    sources: Span | None


def left_over(container: Container, images: Images) -> LeftOver | None:
    """Return what the build leaves in an image that ships; None where another stage builds, or nothing is left."""
    if container.starts_development is not False:
        return None
    origins, stage = container.image.origins, container.image.stage
    step = _build_step(origins, stage)
    if step is None or is_separated(container, images):
        return None
    full = container.image.node_modules.full
    tools = toolchain(origins, stage)
    if not full and tools is None:
        return None
    return LeftOver(step, full[0] if full else None, tools, _sources(origins, stage))


def is_separated(container: Container, images: Images) -> bool:
    """Return whether another stage of the Dockerfile that ships takes from this one: then this is the stage that builds for it."""
    own = {one.written for one in container.image.stage.chain}
    return any(
        other.image.dockerfile is container.image.dockerfile
        and other.image.stage.written not in own
        and not own.isdisjoint(one.written for one in taken_from(other.image.stage))
        for other in images.shipped
    )


def _build_step(origins: Origins, stage: EvaluatedStage) -> Step | None:
    """Return the first RUN of a stage and its parents that certainly builds the application."""
    commands = commands_of(origins, stage)
    return next((place.step for place, one in commands if one.certain and _builds(place, one)), None)


def _builds(place: CommandPlace, command: Command) -> bool:
    call = invocation(command)
    call = unwrapped(call) if call else None
    if call and call.program in MANAGERS:
        return _manager_builds(call) and not _is_idle(place, call)
    if call is None:
        return _words_build(_literals(command.words))
    return _words_build([call.program, *_literals(call.command.words[1:])])


def _literals(words: Iterable[ShellWord]) -> list[str]:
    return [word.literal or "" for word in words]


def _manager_builds(call: Invocation) -> bool:
    """Return whether `npm run build`, `pnpm build:api`, `npx webpack` and the like build."""
    script = call.verb == "run" and "if-present" not in call.flags
    if script and BUILD_SCRIPT.fullmatch(call.script or ""):
        return True
    return (script or call.verb in RUNS_PROGRAM) and _words_build(_literals(call.arguments))


def _is_idle(place: CommandPlace, call: Invocation) -> bool:
    """Return whether the script that a call runs in its own folder is known, and builds nothing."""
    folder = place.shell.folder.value
    package = package_in(place, folder) if folder else None
    names = own_scripts(call.command, package.manifest) if package else ()
    if package is None or not names:
        return False
    return all(one.program in IDLE for name in names for one in script_commands(package.manifest, name))


def _words_build(words: list[str]) -> bool:
    program, rest = (posixpath.basename(words[0]), words[1:]) if words else ("", [])
    if not NO_BUILD_FLAGS.isdisjoint(rest):
        return False
    if program in BUILD_PROGRAMS:
        return True
    return program in BUILD_CALLS and any(word == "build" or word.endswith(":build") for word in rest)


def _sources(origins: Origins, stage: EvaluatedStage) -> Span | None:
    """Return the COPY that brings program files of the context into a stage or its parents, where they stay."""
    found: list[Put] = []
    for change in (one for other in reversed(stage.chain) for one in origins.changes(other)):
        if isinstance(change, Remove):
            found = [put for put in found if not _may_take(change, put.target or "/")]
        elif isinstance(change, Put) and change.taken is Taken.CONTEXT and change.target is not None:
            path = origins.source(change)
            found += [change] if path is not None and _holds_program(origins, path) else []
    return found[0].step.instruction.at.first_line() if found else None


def _may_take(remove: Remove, target: str) -> bool:
    """Return whether a removal may take program files at or below a target; node_modules holds none of the context."""
    root = remove.root
    if root is None or remove.takes(target) is not False:
        return True
    return covers(target, root) and "/node_modules" not in root


def _holds_program(origins: Origins, path: str, depth: int = 0) -> bool:
    """Look for a program file that is not configuration."""
    kind = origins.files.kind(path)
    if kind is Kind.FILE:
        return bool(_PROGRAM_FILE.search(path)) and not _CONFIG.search(path)
    if kind is not Kind.FOLDER or depth > 6:
        return False
    names = [
        name for name in origins.files.names(path) if not name.startswith(".") and name != "node_modules"
    ]
    return any(_holds_program(origins, join(path, name), depth + 1) for name in names)
