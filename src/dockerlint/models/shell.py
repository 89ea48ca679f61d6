"""Shell command lines of RUN, CMD, ENTRYPOINT, HEALTHCHECK, of scripts and of workflow steps, as rules see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dockerlint.source import Span
from dockerlint.values import EMPTY, Known, Text, Unknown


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A `$NAME` or `${NAME:-default}` in a word; `operator` and `operand` are empty for the plain forms."""

    name: str
    operator: str = ""
    operand: tuple[str | Variable, ...] = ()
    at: Span | None = None


Lookup = Callable[[str], "Text | None"]
"""Gives a variable's value; None when it is certainly not set."""


@dataclass(frozen=True, slots=True, eq=False)
class ShellWord:
    """One word after quote removal; parts are literal text, variables, or None for what only a run can tell (`$(x)`, globs stay text)."""

    parts: tuple[str | Variable | None, ...]
    at: Span

    @property
    def literal(self) -> str | None:
        """The word, if it holds no variable or substitution."""
        return (
            "".join(p for p in self.parts if isinstance(p, str))
            if all(isinstance(p, str) for p in self.parts)
            else None
        )

    def text(self, lookup: Lookup = lambda _: Text.unknown("a shell variable")) -> Text:
        """Give the word with its variables replaced by what `lookup` knows."""
        return Text.joined(_part(part, lookup, self.at) for part in self.parts)


def _part(part: str | Variable | None, lookup: Lookup, at: Span) -> Known[str] | Unknown | Text:
    if isinstance(part, str):
        return Known(part, at)
    if part is None:
        return Unknown("the output of a command", at)
    return variable_text(part, lookup, at)


def variable_text(variable: Variable, lookup: Lookup, at: Span) -> Text:
    """Give a variable's text by POSIX's rules for `:-`, `-`, `:+` and `+`; other operators are unknown."""
    value = lookup(variable.name)
    if not variable.operator:
        return EMPTY if value is None else value
    if value is not None and value.value is None:
        return Text.unknown(f"`{variable.name}` is not known", at)
    is_set = value is not None and not (variable.operator.startswith(":") and value.value == "")
    operand = Text.joined(_part(part, lookup, at) for part in variable.operand)
    if variable.operator in {":-", "-"}:
        return value if is_set and value is not None else operand
    if variable.operator in {":+", "+"}:
        return operand if is_set else EMPTY
    return Text.unknown(f"`{variable.name}` is changed by the shell", at)


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    """One simple command with prefixes (sudo, env, exec, time ...) looked through.

    `words` begin with the program. `assignments` are the `NAME=value` words before it. `joined_by` is what stands
    between the command before and this one: "" (the first), "&&", "||", ";" (or a newline), "|" or "&". `certain` is False inside
    if, case, loops, functions and behind `||`: the command may not run. `exec` says that it replaces the shell.
    """

    words: tuple[ShellWord, ...]
    at: Span
    assignments: tuple[tuple[str, ShellWord], ...] = ()
    joined_by: str = ""
    certain: bool = True
    exec: bool = False
    redirects: tuple[tuple[str, ShellWord], ...] = ()
    """(operator, target) pairs: `>`, `>>`, `<` ..."""

    @property
    def program(self) -> str | None:
        """The program's name without its folder (`/usr/bin/npm` is `npm`), if it is literal."""
        name = self.words[0].literal if self.words else None
        return name.rsplit("/", 1)[-1] if name else None


@dataclass(frozen=True, slots=True)
class Script:
    """What a shell script runs, in order; `complete` is False where the shell could not be read (an error, PowerShell, cmd)."""

    commands: tuple[Command, ...] = ()
    complete: bool = True
