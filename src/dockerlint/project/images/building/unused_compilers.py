"""Compilers in an image of Node that ships: they are there for node-gyp, but another stage compiles, and nothing here does."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.knowledge.commands.file_programs import QUIET
from dockerlint.knowledge.commands.javascript_managers import MANAGERS
from dockerlint.knowledge.commands.package_programs import HARMLESS
from dockerlint.knowledge.commands.system_managers import SYSTEM_MANAGERS
from dockerlint.knowledge.commands.toolchains import (
    ADDS_PLUGINS,
    COMPILER_PACKAGES,
    COMPILES,
    INSTALL_VERBS,
    KEEPS_VERBS,
    PURE_PACKAGES,
)
from dockerlint.knowledge.images.base_images import repository_of
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.commands.run_command import RunCommand, runs
from dockerlint.project.filesystem.changes import Install
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.building.compilers import toolchain
from dockerlint.project.images.building.single_stage import is_separated, left_over
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import taken_from
from dockerlint.source import Span

_NODE = frozenset({"node", "oven/bun"})
_GYP = ({"make", "build-essential", "build-base"}, {"g++", "gcc-c++", "build-essential", "build-base"})
"""What node-gyp needs besides Python: one of each (github.com/nodejs/node-gyp, "Installation")."""


@dataclass(frozen=True, slots=True, eq=False)
class UnusedCompilers:
    """Compilers that ship, and the stage with the same ones from which the image copies what they compiled."""

    names: tuple[str, ...]
    at: Span
    compiled_in: EvaluatedStage


def unused_compilers(container: Container, images: Images) -> UnusedCompilers | None:
    """Return the compilers of an image that ships, if it certainly uses none; None where that is not certain."""
    origins, stage = container.image.origins, container.image.stage
    if container.starts_development is not False or repository_of(stage.chain[-1].base) not in _NODE:
        return None
    tools = toolchain(origins, stage)
    names = tuple(name for name in tools.names if name in COMPILER_PACKAGES) if tools else ()
    if tools is None or any(kind.isdisjoint(names) for kind in _GYP):
        return None
    other = _compiling_stage(origins, stage)
    if other is None or _may_compile(origins, stage) or not _starts_no_compiler(container):
        return None
    if left_over(container, images) or is_separated(container, images):
        return None
    return UnusedCompilers(names, tools.at, other)


def _compiling_stage(origins: Origins, stage: EvaluatedStage) -> EvaluatedStage | None:
    """Return the stage that installs packages of npm, and may compile them, for a stage with compilers that a stage copies from."""
    others = (one for one in taken_from(stage) if one not in stage.chain and toolchain(origins, one))
    parts = (part for one in others for part in one.chain if part not in stage.chain)
    return next((part for part in parts if _installs(origins, part)), None)


def _installs(origins: Origins, stage: EvaluatedStage) -> bool:
    calls = (one.call for one in origins.changes(stage) if isinstance(one, Install))
    return any(
        one.program in MANAGERS and one.verb in INSTALL_VERBS and not _runs_no_script(one) for one in calls
    )


def _runs_no_script(call: Invocation) -> bool:
    """Return whether a package manager runs none of the scripts that compile: it installs nothing, or without them."""
    return call.verb in KEEPS_VERBS or (call.verb in INSTALL_VERBS and call.has("ignore-scripts"))


def _may_compile(origins: Origins, stage: EvaluatedStage) -> bool:
    """Return whether a RUN of a stage or its parents may use a compiler."""
    found = (run for one in stage.chain for run in runs(one, origins.scripts))
    return any(not run.script.complete or any(map(_compiles, run.commands())) for run in found)


def _compiles(command: RunCommand) -> bool:
    if not command.command.words or command.program in QUIET:
        return False
    if command.program in COMPILES:
        if command.program in MANAGERS and command.call and _runs_no_script(command.call):
            return False
        packages = {one.name for one in installs(command)}
        return not packages or not packages <= PURE_PACKAGES
    return command.program not in HARMLESS | SYSTEM_MANAGERS.keys()


def _starts_no_compiler(container: Container) -> bool:
    """Return whether all that a container starts was read, and none of it compiles or installs packages."""
    launch = container.launch
    commands = [one.command for one in launch.started]
    return bool(commands and launch.complete and launch.read_whole) and not any(map(_builds, commands))


def _builds(command: Command) -> bool:
    call = invocation(command)
    if command.program in COMPILES and not (call and call.program in MANAGERS and call.script):
        return True
    return any(name in (word.literal or "").split("/") for word in command.words for name in ADDS_PLUGINS)
