"""The variables in a shell word, and what they stand for (POSIX.1-2024, Shell Command Language 2.6.2)."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable
from dataclasses import dataclass

from dockerlint.source import Span
from dockerlint.values import EMPTY, Known, Text, Unknown

SUBSTITUTION = "$("
"""What the name of a command substitution begins with; its script follows."""

OUTPUT = "the output of a command"


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A `$NAME` or `${NAME:-default}` in a word; `operator` and `operand` are empty for the plain forms.

    A command substitution is one, too: its name is `$(` and the script.
    """

    name: str
    operator: str = ""
    operand: tuple[str | Variable | None, ...] = ()
    at: Span | None = None

    @property
    def is_substitution(self) -> bool:
        """Whether it stands for the output of a script."""
        return self.name.startswith(SUBSTITUTION)


Lookup = Callable[[str], "Text | None"]
"""Returns a variable's value; None if it is certainly not set."""

Parts = tuple["str | Variable | None", ...]


def variable_text(variable: Variable, lookup: Lookup, at: Span) -> Text:
    """Return a variable's text by the rules for `-`, `=`, `?` and `+` (with `:` too), `#` and `%`; other operators are unknown."""
    value = lookup(variable.name)
    if not (variable.name[:1].isalpha() or variable.name.startswith("_")) and not _is_known(value):
        return Text.unknown(OUTPUT if variable.is_substitution else "an argument of the script", at)
    if not variable.operator:
        return EMPTY if value is None else value
    if value is not None and value.value is None and not value.unset:
        return Text.unknown(f"`{variable.name}` is not known", at)
    if (
        value is not None
        and not value.unset
        and not (variable.operator.startswith(":") and value.value == "")
    ):
        return _when_set(variable, value, lookup, at)
    return _when_unset(variable, lookup, at)


def _is_known(value: Text | None) -> bool:
    return value is not None and value.value is not None


def _when_set(variable: Variable, value: Text, lookup: Lookup, at: Span) -> Text:
    operator = variable.operator.removeprefix(":")
    if operator in {"-", "=", "?"}:
        return value
    if operator == "+":
        return _operand(variable, lookup, at)
    pattern = _operand(variable, lookup, at).value
    if operator[:1] not in {"#", "%"} or value.value is None or pattern is None:
        return _changed(variable, at)
    return Text.known(_trimmed(value.value, operator, pattern), at)


def _when_unset(variable: Variable, lookup: Lookup, at: Span) -> Text:
    operator = variable.operator.removeprefix(":")
    if operator in {"-", "="}:
        return _operand(variable, lookup, at)
    return EMPTY if operator == "+" else _changed(variable, at)


def _trimmed(value: str, operator: str, pattern: str) -> str:
    """Return a value without the shortest (`#`, `%`) or longest (`##`, `%%`) beginning or end that a pattern matches.

    >>> _trimmed("/app/bin/run.sh", "%", "/*"), _trimmed("/app/bin/run.sh", "##", "*/")
    ('/app/bin', 'run.sh')
    """
    lengths = range(len(value) + 1) if len(operator) == 1 else range(len(value), -1, -1)
    for length in lengths:
        cut = len(value) - length if operator[0] == "%" else length
        part, rest = (value[cut:], value[:cut]) if operator[0] == "%" else (value[:cut], value[cut:])
        if fnmatch.fnmatchcase(part, pattern):
            return rest
    return value


def _operand(variable: Variable, lookup: Lookup, at: Span) -> Text:
    return Text.joined(part_text(part, lookup, at) for part in variable.operand)


def part_text(part: str | Variable | None, lookup: Lookup, at: Span) -> Known[str] | Unknown | Text:
    """Return what a part of a word stands for."""
    if isinstance(part, str):
        return Known(part, at)
    return Unknown(OUTPUT, at) if part is None else variable_text(part, lookup, at)


def _changed(variable: Variable, at: Span) -> Text:
    return Text.unknown(f"`{variable.name}` is changed by the shell", at)
