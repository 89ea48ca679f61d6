"""Which packages run as their compiler wrote them, file by file: no bundler puts what they import into the output."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.knowledge.commands.builders import (
    BROWSER_BUNDLERS,
    BUNDLERS,
    COMPILERS,
    ESBUILD,
    EXTERNALS,
    PACKAGE_MANAGERS,
)
from dockerlint.models.shell import Command
from dockerlint.paths import join
from dockerlint.project.code.nest import nest_bundles
from dockerlint.project.code.tsconfigs import Tsconfigs
from dockerlint.project.commands.script_commands import script_commands
from dockerlint.project.workspaces.workspace import Package

START = ("start:prod", "start")
_BUILD = re.compile(r"(?:pre|post)?build(?::(?!storybook|docs|test)[\w:.-]+)?")


def is_compiled(package: Package, tsconfigs: Tsconfigs) -> bool:
    """Return whether the package's files run one by one as they were compiled: no bundler, and no build that is unknown."""
    if nest_bundles(tsconfigs.nests.of(package.folder)) or _is_nx_target(package, tsconfigs):
        return False
    if around := tsconfigs.nest_project(package):
        return not around.bundles
    certain = tsconfigs.built(package) or _built_by_start(package)
    commands = certain or tuple(_scripts(package))
    if any(map(_emits_server, commands)):
        commands = tuple(one for one in commands if one.program not in BROWSER_BUNDLERS)
    if any(map(_bundles, commands)):
        return False
    known = not certain and "build" not in package.manifest.scripts
    return known or any(map(_emits_imports, commands))


def names_build(script: str) -> bool:
    """Return whether a script builds a package, by its name."""
    return _BUILD.fullmatch(script) is not None


def builds(command: Command) -> bool:
    """Return whether a command compiles or bundles."""
    return _emits_imports(command) or _bundles(command)


def _emits_imports(command: Command) -> bool:
    """Return whether a command writes what imports packages when it runs: a compiler, or esbuild that bundles the package's own files only."""
    names = {word.literal for word in command.words}
    return command.program in COMPILERS or (ESBUILD in names and not EXTERNALS.isdisjoint(names))


def _built_by_start(package: Package) -> tuple[Command, ...]:
    """Return the commands of the script that starts a package, if it compiles the package first."""
    manifest = package.manifest
    name = next((one for one in START if one in manifest.scripts), "")
    found = script_commands(manifest, name)
    return found if any(_compiles(one) for one in found) else ()


def _compiles(command: Command) -> bool:
    return command.program in COMPILERS - {"nest", "tsc-watch"} or _emits_server(command)


def _scripts(package: Package) -> Iterator[Command]:
    """Yield the commands of the scripts that may build a package, and of those that start it."""
    manifest = package.manifest
    for name in (*START, *filter(names_build, manifest.scripts)):
        yield from script_commands(manifest, name)


def _is_nx_target(package: Package, tsconfigs: Tsconfigs) -> bool:
    """Return whether the package belongs to a build tool that keeps its targets in a file of its own (Nx)."""
    return tsconfigs.paths.exists(join(package.folder, "project.json"))


def _emits_server(command: Command) -> bool:
    """Return whether a command is `nest build` without a bundler: it writes what node starts, whatever else is built."""
    verb = command.words[1].literal if len(command.words) > 1 else None
    return command.program == "nest" and verb == "build" and not _bundles(command)


def _bundles(command: Command) -> bool:
    names = {word.literal for word in command.words[1:]}
    if not EXTERNALS.isdisjoint(names) and ESBUILD in {command.program, *names}:
        return False
    if command.program == "nest" and not names.isdisjoint({"--webpack", "webpack", "rspack"}):
        return True
    asked = command.program in PACKAGE_MANAGERS and not BUNDLERS.isdisjoint(names)
    return asked or command.program in BUNDLERS
