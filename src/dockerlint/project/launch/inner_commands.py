"""The commands that a command names itself or by a package.json script: `npx x`, `run-p a b`, `pnpm --filter api start`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from dockerlint.knowledge.commands.jobs import seeds
from dockerlint.knowledge.commands.wrappers import FIND_ENDS, FIND_RUNS
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.parsers.shell.read import parse_command, parse_text
from dockerlint.paths import parent
from dockerlint.project.commands.script_commands import hooked, script_of, started
from dockerlint.project.commands.selection import folder_of, selected, selectors, selects
from dockerlint.project.filesystem.origins import file_behind, origin
from dockerlint.project.launch.opened import Inside, Opened
from dockerlint.project.launch.program_files import RootFilesystem
from dockerlint.project.stages.paths import joined
from dockerlint.values import Text


def opened_commands(
    files: RootFilesystem, command: Command, environment: ExecutionEnvironment
) -> Opened | None:
    """Open a command that starts others; None for any other one."""
    script = started(command)
    if script.commands != (command,):
        return Opened.of(Inside(script, environment))
    if seeds([word.literal or "" for word in command.words]):
        return _seed(files, environment)
    call = invocation(command)
    if call is None or call.script is None:
        return None
    names = call.values("filter", "workspace")
    known = all(name.text(environment.lookup).value for name in names)
    if selects(call) and not (names and known):
        return Opened(started=True, unread="a variable decides in which packages the script runs")
    packages = tuple(packages_of_call(files, call, environment))
    if not packages:
        return Opened(started=True, unknown_script=True)
    return Opened.of(*_package_scripts(packages, call, call.script, environment), started=True)


def opened_find(command: Command, environment: ExecutionEnvironment) -> Opened | None:
    """Open a `find` that runs commands for what it finds; None for any other command."""
    found = [Inside(parse_command(one), environment, lasting=False) for one in _executed(command)]
    return Opened.of(*found, started=True) if found else None


def _executed(command: Command) -> Iterator[Command]:
    """Yield what `find . -exec chown app {} +` runs."""
    words = command.words if command.program == "find" else ()
    begins = [index for index, word in enumerate(words, 1) if word.literal in FIND_RUNS]
    for begin in begins:
        inner = tuple(takewhile(lambda word: word.literal not in FIND_ENDS, words[begin:]))
        if inner:
            yield command.with_words(tuple(map(_found, inner)))


def _found(word: ShellWord) -> ShellWord:
    """Return a word of such a command: `{}` stands for a path that only a run finds."""
    return ShellWord((None,), word.at) if "{}" in (word.literal or "") else word


def _package_scripts(
    packages: Iterable[tuple[Text, Manifest]], call: Invocation, name: str, environment: ExecutionEnvironment
) -> Iterator[Inside]:
    """Yield the script of each package that a call runs it in."""
    for folder, manifest in packages:
        for one in hooked(call, manifest, name):
            script = script_of(manifest, one)
            inner = replace(environment, folder=folder, own=environment.inherited, arguments=(), script=None)
            yield Inside(script, inner, manifest, lasting=one != f"pre{name}")


def _seed(files: RootFilesystem, environment: ExecutionEnvironment) -> Opened:
    """Open a call of Prisma into the seed command that package.json sets; one set elsewhere is not known."""
    place = _place(files, environment.folder.value) if environment.folder.value else None
    workspace = files.origins.workspaces.of_path(place) if place is not None else None
    package = workspace.package_at(place) if workspace and place is not None else None
    settings = package.manifest.tree.map("prisma") if package else None
    text = settings.string("seed") if settings else None
    if package is None or text is None:
        return Opened(started=True, unknown_script=True)
    script = parse_text(text, package.manifest.at("prisma", "seed"))
    return Opened.of(Inside(script, environment, package.manifest, lasting=False), started=True)


def packages_of_call(
    files: RootFilesystem, call: Invocation, environment: ExecutionEnvironment
) -> Iterator[tuple[Text, Manifest]]:
    """Yield the packages whose script is run, each with its folder in the image."""
    folder = folder_of(call, environment.folder, environment.lookup)
    place = _place(files, folder.value) if folder.value else None
    workspace = files.origins.workspaces.of_path(place) if place is not None else None
    if workspace is None or place is None:
        return
    if not selects(call) and (here := workspace.package_at(place)):
        yield folder, here.manifest
    for selector in selectors(call, environment.lookup):
        for package in selected(workspace, selector, place):
            yield joined(folder, Text.known(posixpath.relpath(package.folder, place))), package.manifest


def _place(files: RootFilesystem, folder: str) -> str | None:
    """Return the base-relative folder that a folder of the image is: that of its package.json, else where it was copied from."""
    manifest = file_behind(files.origins, files.stage, posixpath.join(folder, "package.json"))
    return origin(files.origins, files.stage, folder) if manifest is None else parent(manifest)
