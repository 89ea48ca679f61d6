"""Scripts that package managers run after an install, and the devDependencies that they start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from dockerlint.knowledge.commands.javascript_managers import INSTALL_HOOKS
from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.project.commands.script_commands import own_scripts, script_of
from dockerlint.source import Span

_DEEPEST = 5


class FailingHook(NamedTuple):
    """A script that an install of production dependencies fails with: nobody installs the program that it starts."""

    name: str
    program: str
    at: Span
    """The value of the script."""


def failing_hooks(manifest: Manifest, hooks: Sequence[str] = INSTALL_HOOKS) -> Iterator[FailingHook]:
    """Yield the first program of each hook that a devDependency of the same name brings, unless a failure is handled."""
    for name in hooks:
        if program := _missing(manifest, name):
            yield FailingHook(name, program, manifest.at("scripts", name))


def _missing(manifest: Manifest, name: str, depth: int = 0) -> str | None:
    """Return the first such program of a script; npx is left out, which downloads what is missing."""
    commands = script_of(manifest, name).commands if name in manifest.scripts and depth < _DEEPEST else ()
    for command, after in zip_longest(commands, commands[1:]):
        program = command.program or ""
        if not command.certain or command.prefixes or (after is not None and after.joined_by == "||"):
            continue
        if manifest.declares(program, DependencyGroup.DEV):
            return program
        inner = (_missing(manifest, one, depth + 1) for one in own_scripts(command, manifest))
        if found := next(filter(None, inner), None):
            return found
    return None
