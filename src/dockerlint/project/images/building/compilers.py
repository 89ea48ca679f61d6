"""The compilers that packages of the distribution bring into a stage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dockerlint.knowledge.commands.toolchains import COMPILER_PACKAGES, WITH_COMPILERS
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.invocation import invocation
from dockerlint.project.filesystem.command_places import commands_of
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.source import Span

_VERSION = re.compile(r"[=<>~:].*")


@dataclass(frozen=True, slots=True, eq=False)
class Toolchain:
    """Compilers that are installed in a stage and stay there; `names` in the order of the command at `at`."""

    names: tuple[str, ...]
    at: Span


def toolchain(origins: Origins, stage: EvaluatedStage) -> Toolchain | None:
    """Return the compilers that a stage and its parents install and don't remove again; None when there are none."""
    held: dict[str, Span] = {}
    groups: dict[str, list[str]] = {}
    for place, command in commands_of(origins, stage):
        _follow_packages(place.shell, command, held, groups)
    if COMPILER_PACKAGES.isdisjoint(held):
        return None
    at = next(at for name, at in held.items() if name in COMPILER_PACKAGES)
    return Toolchain(tuple(name for name, place in held.items() if place == at), at)


def _follow_packages(
    shell: ExecutionEnvironment, command: Command, held: dict[str, Span], groups: dict[str, list[str]]
) -> None:
    """Take in one `apt-get install`, `apk add`, `apk del` and the like."""
    call = invocation(command)
    if call is None or call.program not in {"apt-get", "apk", "dnf"}:
        return
    names = [word.text(shell.lookup).value for word in call.arguments]
    if call.verb in {"install", "add"} and command.certain:
        found = [_VERSION.sub("", name) for name in names if name]
        tools = [name for name in found if name in COMPILER_PACKAGES | WITH_COMPILERS]
        held.update({name: command.at.first_line() for name in tools if name not in held})
        for group in call.values("virtual"):
            groups[group.literal or ""] = tools
    elif call.verb in {"remove", "purge", "del", "erase"}:
        for name in names:
            for tool in list(held) if name is None else groups.get(name, [name]):
                held.pop(tool, None)
