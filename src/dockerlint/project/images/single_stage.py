"""Images that are the stage that builds them, and images that start what only devDependencies bring."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from dockerlint.knowledge.commands.toolchains import (
    DEVELOPMENT_CALLS,
    DEVELOPMENT_PROGRAMS,
    DEVELOPMENT_SCRIPT,
    TESTING_NAME,
    TOOL_PACKAGES,
)
from dockerlint.models.package import DependencyGroup
from dockerlint.parsers.shell.invocation import invocation
from dockerlint.project.filesystem.build_leftovers import Toolchain, build_step, sources, toolchain
from dockerlint.project.filesystem.node_folders import ModulesFolder
from dockerlint.project.images.containers import Container, Images
from dockerlint.project.launch.launch import Started
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.paths import covers
from dockerlint.project.stages.reachable import taken_from
from dockerlint.source import Span


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
    if starts_development(container):
        return None
    origins, stage = container.image.origins, container.image.stage
    step = build_step(origins, stage)
    if step is None or _is_separated(container, images):
        return None
    full = container.image.node_modules.full
    tools = toolchain(origins, stage)
    if not full and tools is None:
        return None
    return LeftOver(step, full[0] if full else None, tools, sources(origins, stage))


def _is_separated(container: Container, images: Images) -> bool:
    """Return whether another stage of the Dockerfile that ships takes from this one: then this is the stage that builds for it."""
    own = {one.written for one in container.image.stage.chain}
    return any(
        other.image.dockerfile is container.image.dockerfile
        and other.image.stage.written not in own
        and not own.isdisjoint(one.written for one in taken_from(other.image.stage))
        for other in images.shipped
    )


def starts_development(container: Container) -> bool:
    """Return whether a container starts a development server or tests, is named after tests, or runs over mounted sources."""
    image = container.image
    names = (posixpath.basename(image.dockerfile.path), image.stage.written.name or "")
    if any(TESTING_NAME.search(name) for name in names) or _mounts_sources(container):
        return True
    return any(_is_development(one) for one in container.launch.started)


def _mounts_sources(container: Container) -> bool:
    """Return whether the service puts a folder of the machine over the one that the image works in: no image that ships is run so."""
    workdir = container.image.stage.workdir.value
    if container.service is None or workdir is None or workdir == "/":
        return False
    targets = (one.target.value for one in container.service.volumes if one.type == "bind")
    return any(target is not None and covers(target, workdir) for target in targets)


def _is_development(started: Started) -> bool:
    program = started.command.program or ""
    words = [word.literal or "" for word in started.command.words[1:]]
    if program in DEVELOPMENT_PROGRAMS or (
        program == "node" and any(word.startswith("--watch") for word in words)
    ):
        return True
    call = invocation(started.command)
    if call and call.script is not None:
        return bool(DEVELOPMENT_SCRIPT.fullmatch(call.script))
    verb = next((word for word in words if not word.startswith("-")), "")
    return (program, verb) in DEVELOPMENT_CALLS


def needs_development(container: Container, installed: ModulesFolder) -> bool:
    """Return whether a container starts a program that only devDependencies bring."""
    programs = {one.command.program or "" for one in container.launch.started}
    names = {TOOL_PACKAGES.get(one, one) for one in programs}
    return any(
        manifest.declares(name, DependencyGroup.DEV)
        and not manifest.declares(name, DependencyGroup.DEPENDENCIES)
        for manifest in installed.manifests
        for name in names
    )
