"""Which programs a stage holds: those of its base image, those that RUN installs, and those that are copied."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise

from dockerlint.knowledge.commands.package_programs import (
    DOWNLOADS,
    HARMLESS,
    LONE_PACKAGES,
    PROVIDERS,
    SEARCHED,
)
from dockerlint.knowledge.commands.system_managers import SYSTEM_MANAGERS
from dockerlint.knowledge.images.image_systems import has_tool
from dockerlint.models.dockerfile import Keyword
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.commands.failures import Failure
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.commands.run_command import Run, RunCommand
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.filesystem.changes import Put, Remove, is_pattern
from dockerlint.project.filesystem.effects import effects
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import covers

_REMOVES = frozenset({"remove", "purge", "autoremove", "del"})
_KEEPS = frozenset({"update", "upgrade", "dist-upgrade", "clean", "autoclean", "makecache", "check-update"})
_FOLDERS = frozenset({"", ".", "bin", "sbin", "usr", "local"})


class _Found(Enum):
    """What a command or a COPY says of a program."""

    BROUGHT = "it is there now"
    NOTHING = "nothing changes"
    MAYBE = "it may be there now"
    REMOVED = "it may be gone now"


def has_program(scripts: Scripts, stage: EvaluatedStage, program: str) -> bool | None:
    """Return whether a stage holds a program in a folder of PATH; None where the files don't decide.

    What may bring it leaves an absence open: a package with unknown contents, a script, a folder copied over one of PATH.
    """
    base = stage.chain[-1].base.value
    held = has_tool(base, program) if base else None
    for one in reversed(stage.chain):
        for found in _changes(scripts, one, program):
            if found is _Found.BROUGHT:
                held = True
            elif (found is _Found.MAYBE and not held) or (found is _Found.REMOVED and held):
                held = None
    return held


def _changes(scripts: Scripts, stage: EvaluatedStage, program: str) -> Iterator[_Found]:
    for step in stage.steps:
        for change in effects(scripts, step):
            if isinstance(change, Put):
                yield _put(change, program)
            elif isinstance(change, Remove) and any(change.takes(one) for one in _places(program)):
                yield _Found.REMOVED
        if step.keyword == Keyword.RUN:
            run = Run(step, scripts.script_of(step.instruction, step.shell))
            yield from (_run(command, program) for command in run.commands())
            if not run.script.complete:
                yield _Found.MAYBE


def _put(put: Put, program: str) -> _Found:
    over = put.target is None or any(covers(put.target, folder) for folder in SEARCHED)
    if put.target is None or put.source is None:
        return _Found.MAYBE if over else _Found.NOTHING
    name = posixpath.basename(put.source.rstrip("/"))
    if put.target in _places(program) or (put.target in SEARCHED and name == program):
        return _Found.BROUGHT if put.certain else _Found.MAYBE
    if put.target in SEARCHED and name not in _FOLDERS and not is_pattern(name):
        return _Found.NOTHING
    return _Found.MAYBE if over else _Found.NOTHING


def _places(program: str) -> list[str]:
    return [posixpath.join(folder, program) for folder in SEARCHED]


def _run(command: RunCommand, program: str) -> _Found:
    if not command.command.words:
        return _Found.NOTHING
    call = command.call
    if call and call.program in SYSTEM_MANAGERS:
        return _managed(command, call, program)
    if packages := installs(command):
        named = any(one.name == program for one in packages) or (
            call is not None and call.program == "corepack"
        )
        return _Found.MAYBE if named else _Found.NOTHING
    if command.program in DOWNLOADS:
        return _downloaded(command, program)
    return _Found.NOTHING if command.program in HARMLESS else _Found.MAYBE


def _managed(command: RunCommand, call: Invocation, program: str) -> _Found:
    """Judge a package manager of a distribution: only `install` with a known package brings a program for certain."""
    providers = PROVIDERS.get(program, frozenset({program}))
    if call.verb in _REMOVES:
        names = {word.literal for word in call.arguments}
        named = any(name is None or name in providers or name.startswith(".") for name in names)
        return _Found.REMOVED if named or not names else _Found.NOTHING
    brought = {one.name for one in installs(command)}
    if brought & providers:
        return _Found.BROUGHT if _is_certain(command) else _Found.MAYBE
    if brought:
        return _Found.NOTHING if LONE_PACKAGES.issuperset(brought) else _Found.MAYBE
    return _Found.NOTHING if call.verb in _KEEPS else _Found.MAYBE


def _is_certain(command: RunCommand) -> bool:
    """Whether a build that succeeds ran the command."""
    return command.command.certain and command.failure in {Failure.STOPS, Failure.LOST}


def _downloaded(command: RunCommand, program: str) -> _Found:
    words = [word.literal for word in command.command.words]
    named = [after for word, after in pairwise(words) if word in DOWNLOADS[command.program or ""]]
    if any(one in _places(program) for one in named):
        return _Found.BROUGHT if _is_certain(command) else _Found.MAYBE
    piped = command.reader is not None and command.reader.program not in HARMLESS
    return _Found.MAYBE if None in named or piped else _Found.NOTHING
