"""Whether what a container starts would run on production dependencies alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.knowledge.commands.file_programs import QUIET
from dockerlint.knowledge.commands.toolchains import TOOL_PACKAGES
from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.models.shell import Command
from dockerlint.project.filesystem.node_folders import ModulesFolder
from dockerlint.project.images.containers import Container
from dockerlint.project.images.packages_of import started_packages

_BINARY = ".bin"
_PACKAGE = re.compile(r"(?:.*/node_modules/|(?:\./)?node_modules/)?(@[\w.-]+/[\w.-]+|[\w.-]+)")
"""A word that names a package, or a file of one: `tsx`, `ts-node/register`, `node_modules/.bin/prisma`."""


def runs_without_development(container: Container, installed: ModulesFolder) -> bool | None:
    """Return whether a container needs none of the devDependencies that an install brought; None when that is not known.

    It is not known where a command can't be read, where the container only waits for what is run in it later, or where no
    package that is started was installed there. What the code imports is not looked at.
    """
    manifests = {package.manifest for package in started_packages(container)}
    started = container.launch.started
    commands = [one.command for one in started if one.command.program not in QUIET]
    waits = bool(started) and not commands
    if waits or not container.launch.read_whole or (manifests and manifests.isdisjoint(installed.manifests)):
        return None
    names = {name for command in commands for name in _named(command)}
    return not any(is_for_development(one, name) for one in installed.manifests for name in names)


def is_for_development(manifest: Manifest, name: str) -> bool:
    """Return whether a manifest has a package in devDependencies only."""
    in_development = manifest.declares(name, DependencyGroup.DEV)
    return bool(in_development and not manifest.declares(name, DependencyGroup.DEPENDENCIES))


def _named(command: Command) -> Iterator[str]:
    """Yield the packages that a command may run or load: its program, and what its words name."""
    program = command.program or ""
    yield TOOL_PACKAGES.get(program, program)
    for word in command.words:
        value = (
            (word.literal or "").rpartition("=")[2] if (word.literal or "").startswith("-") else word.literal
        )
        found = _PACKAGE.match((value or "").replace(f"{_BINARY}/", ""))
        if found:
            yield TOOL_PACKAGES.get(found[1], found[1])
