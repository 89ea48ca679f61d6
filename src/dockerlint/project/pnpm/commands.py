"""Pins in command lines: `npm i -g pnpm@9`, `corepack prepare pnpm@9.1.0`, `npx pnpm@9 install`, `PNPM_VERSION=9`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dockerlint.knowledge.commands.javascript_managers import RUNS_PROGRAM
from dockerlint.knowledge.node.pnpm import PACKAGES, VERSION_VARIABLE
from dockerlint.models.shell import Command, ShellWord
from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.shell.environment import ExecutionEnvironment, assignments
from dockerlint.parsers.shell.invocation import Invocation, invocation, unwrapped
from dockerlint.parsers.shell.words import after
from dockerlint.project.workspaces.pin import PnpmPin, Rank, exact_version, read_version
from dockerlint.source import Span
from dockerlint.values import Text

_ADDS = frozenset({"install", "add"})
_PREPARES = frozenset({"prepare", "use", "install"})
_INSTALLS = frozenset({"install", "ci", "fetch"})


@dataclass(slots=True, eq=False)
class Installed:
    """A pnpm that commands bring; `alone` when it runs one command only (`npx pnpm@9 install`)."""

    version: Text
    fallback: Span
    corepack: bool = False
    alone: bool = False
    frozen: bool = False
    folders: list[Text] = field(default_factory=list)
    """Where pnpm is called after it."""

    def pin(self, name: str, *, installs: bool) -> PnpmPin | None:
        """Make the pin; None where the version is not decided, or a tag such as `latest`."""
        read = read_version(self.version, self.fallback)
        if read is None:
            return None
        version, majors, at = read
        exact = exact_version(version)
        return PnpmPin(
            Rank.INSTALLED,
            name,
            version,
            at,
            majors,
            exact,
            corepack=self.corepack,
            installs=installs,
            frozen=self.frozen,
        )


def set_version(command: Command, environment: ExecutionEnvironment) -> Iterator[Installed]:
    """Yield the pin that PNPM_VERSION is where a command sets it."""
    word = dict((*command.assignments, *assignments(command))).get(VERSION_VARIABLE)
    if word is not None:
        yield Installed(word.text(environment.lookup), word.at)


def calls(command: Command) -> tuple[Invocation, ...]:
    """Read a command, and what it looks through: `npx corepack prepare` is a call of npx and one of corepack."""
    call = invocation(command)
    inner = unwrapped(call) if call else None
    return tuple(one for one in (call, inner if inner is not call else None) if one)


def brought(command: Command, lookup: Lookup) -> Iterator[Installed]:
    """Yield each pnpm that a command installs, prepares or runs in a version that it names."""
    for call in calls(command):
        for word in _words(call):
            if (version := _version(word)) is not None:
                alone = call.verb in RUNS_PROGRAM
                corepack = call.program == "corepack"
                yield Installed(version.text(lookup), version.at, corepack, alone)
    if command.program == "corepack" and len(command.words) > 1:
        version = _version(command.words[1])
        if version is not None:
            yield Installed(version.text(lookup), version.at, corepack=True, alone=True)


def _words(call: Invocation) -> tuple[ShellWord, ...]:
    """Return the words of a call that may name pnpm with a version."""
    if call.program == "corepack":
        return call.arguments if call.verb in _PREPARES else ()
    if call.verb in RUNS_PROGRAM:
        return (*call.arguments[:1], *call.values("package"))
    return call.arguments if call.verb in _ADDS and call.is_global else ()


def _version(word: ShellWord) -> ShellWord | None:
    """Cut the version out of `pnpm@VERSION`; None for any other word."""
    head = word.parts[0] if word.parts else None
    for name in PACKAGES:
        if isinstance(head, str) and head.startswith(f"{name}@") and word.literal != f"{name}@":
            return after(word, len(name) + 1)
    return None


def pnpm_call(command: Command) -> Invocation | None:
    """Return the call of pnpm itself that a command is, however it is started; None for another one."""
    return next((one for one in reversed(calls(command)) if one.program == "pnpm"), None)


def installs(call: Invocation) -> bool:
    """Return whether a call of pnpm installs a project."""
    return call.verb in _INSTALLS and not call.is_global and not call.has("help")


def stops(command: Command, call: Invocation, lookup: Lookup) -> bool:
    """Return whether a call certainly is an install that stops at a lockfile it can't read: `--frozen-lockfile`, or under CI."""
    if not (command.certain and installs(call)) or call.verb == "fetch" or "" in call.flags:
        return False
    value = lookup("CI")
    under_ci = value is not None and value.value in {"true", "1"} and not call.flags
    return call.is_frozen or under_ci
