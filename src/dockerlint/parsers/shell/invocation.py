"""What a command asks a package manager or a build tool to do: its verb, its options, its arguments."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dockerlint.knowledge.commands.javascript_managers import COREPACK_SHIMS, RUNS_BY_NAME, RUNS_PROGRAM
from dockerlint.knowledge.commands.package_managers import (
    JAVASCRIPT,
    PYTHON_MODULES,
    RUNS_SCRIPT,
    SAME_AS,
    TOOLS,
)
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.command_line import CommandLine, Flags
from dockerlint.source import Span

_OF_A_VERSION = re.compile(r"(pip|python)[\d.]+$")
_PRODUCTION = frozenset({"prod", "production"})


@dataclass(frozen=True, slots=True, eq=False)
class Invocation:
    """One call of a known program.

    `verb` is canonical (`i` is `install`; of `uv pip install` it is `pip install`), empty if the program has none or the word is not literal. `flags` have no dashes
    and canonical names (`-F` is `filter`); a switch has the value None; an option whose name is not decided is under "".
    `arguments` are the words after the verb without options; for `run`, `exec` and `dlx` all words after them.
    """

    program: str
    verb: str
    flags: Flags
    arguments: tuple[ShellWord, ...]
    command: Command
    verb_at: Span | None = None
    """The last word of the verb, if one is written."""
    options: tuple[ShellWord, ...] = ()
    """The words that are read as options, in order; the value of one is in the word only after a `=`."""

    def has(self, *names: str) -> bool:
        """Return whether one of these options is given (and not as `=false`)."""
        return any(
            value is None or value.literal != "false" for name in names for value in self.flags.get(name, ())
        )

    def values(self, *names: str) -> tuple[ShellWord, ...]:
        """Return the values of these options, in the order of the names."""
        return tuple(value for name in names for value in self.flags.get(name, ()) if value is not None)

    @property
    def is_open(self) -> bool:
        """Whether it may have options that the files don't show: a variable without a known value begins a word."""
        return "" in self.flags or any(not isinstance((*one.parts, "")[0], str) for one in self.arguments)

    @property
    def script(self) -> str | None:
        """The package.json script that is run, if that is what the call does and the name is literal."""
        if self.program in COREPACK_SHIMS and self.verb in RUNS_SCRIPT:
            return self.verb
        runs = self.verb == "run" and self.program in JAVASCRIPT
        return self.arguments[0].literal if runs and self.arguments else None

    @property
    def is_global(self) -> bool:
        """Whether it works on the machine and not on a project: `-g`, `--global`, `--location=global`."""
        return self.has("global") or any(value.literal == "global" for value in self.values("location"))

    @property
    def is_production(self) -> bool:
        """Whether it leaves devDependencies out: `--prod`, `--production`, `--omit=dev`, `--only=production`."""
        kept = {value.literal for value in self.values("include", "also")}
        left = {value.literal for value in self.values("omit")}
        only = {value.literal for value in self.values("only")}
        return "dev" not in kept and (self.has(*_PRODUCTION) or "dev" in left or bool(only & _PRODUCTION))

    @property
    def is_frozen(self) -> bool:
        """Whether it refuses to change the lockfile: `npm ci`, `--frozen-lockfile`, `--immutable`."""
        return self.verb == "ci" or self.has("frozen-lockfile", "immutable")


def invocation(command: Command) -> Invocation | None:
    """Read the call of a known program (knowledge/commands/package_managers.py); None for any other command."""
    program = command.program or ""
    if program[-1:].isdecimal() and (versioned := _OF_A_VERSION.match(program)):
        program = versioned[1]
    if program == "python" and (module := _module(command)) in PYTHON_MODULES:
        return _read(module, command, command.words[3:])
    name = SAME_AS.get(program, program)
    if name == "corepack" and (manager := _versionless(command.words[1:2])) in COREPACK_SHIMS:
        return _read(SAME_AS.get(manager, manager), command, command.words[2:])
    return _read(name, command, command.words[1:]) if name in TOOLS else None


def _module(command: Command) -> str:
    """Return the name after `python -m`; empty for any other command."""
    words = command.words[1:3]
    return (words[1].literal or "") if len(words) == 2 and words[0].literal == "-m" else ""


def unwrapped(call: Invocation) -> Invocation:
    """Look through `npx X`, `pnpm exec X`, `yarn dlx X` and `pnpm X` to the call of X, when X is a known program."""
    runs = call.verb in RUNS_PROGRAM
    name = _versionless(call.arguments[:1])
    if not call.arguments or name not in JAVASCRIPT or (not runs and not _is_binary(call, name)):
        return call
    words = (ShellWord((name,), call.arguments[0].at), *call.arguments[1:])
    inner = invocation(call.command.with_words(words))
    return unwrapped(inner) if inner else call


def _is_binary(call: Invocation, name: str) -> bool:
    """Return whether `pnpm turbo` means the program: such names are hardly ever scripts."""
    return call.program in RUNS_BY_NAME and call.verb == "run" and name not in COREPACK_SHIMS


def _versionless(words: tuple[ShellWord, ...]) -> str:
    literal = (words[0].literal or "") if words else ""
    return literal[:1] + literal[1:].partition("@")[0]


def _read(program: str, command: Command, words: tuple[ShellWord, ...]) -> Invocation:
    line = CommandLine(program, TOOLS[program])
    line.read(words)
    verb = line.group or line.tool.default if line.verb is None else line.verb
    return Invocation(
        program, verb, line.flags, tuple(line.arguments), command, line.verb_at, tuple(line.options)
    )
