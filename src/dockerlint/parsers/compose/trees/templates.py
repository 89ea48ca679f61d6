"""`${NAME}` in a value, as Compose expands it (https://docs.docker.com/reference/compose-file/interpolation/).

`$$` is a dollar sign, `$NAME` and `${NAME}` a variable, `:-` `-` `:?` `?` `:+` `+` the operators, and defaults may hold variables. A
dollar sign before anything else stays; `${` before anything else is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from dockerlint.parsers.compose.trees.environment import Found
from dockerlint.parsers.compose.trees.nodes import FIRST_MARK, MOST_MARKS
from dockerlint.source import Span
from dockerlint.tree import Map, Node
from dockerlint.values import Unknown

_START = re.compile(r"\$(?:(?P<escaped>\$)|(?P<named>[A-Za-z_][A-Za-z0-9_]*)|(?P<braced>\{))")
_BRACED = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?P<operator>:?[-?+])?")
_IN_KEY = re.compile(r"\$(?:\{[A-Za-z_]|[A-Za-z_])")
_NAMING = ("services", "volumes", "networks", "configs", "secrets")
"""The parts of a compose file whose keys are names."""
_DEEPEST = 50
_LONGEST = 1_000_000
"""Variables that contain each other several times grow exponentially; expansion stops at this length."""


def no_value(name: str) -> str:
    """Return why a variable that nothing sets is unknown."""
    return f"`{name}` has no value"


class Lookup(Protocol):
    """The source of values."""

    def find(self, name: str) -> Found:
        """Return the value of a name."""
        ...


class TemplateError(ValueError):
    """A text that Compose rejects; the message is the reason, in lower case and without values."""


class TemplatePiece(NamedTuple):
    """A text as Compose expands it, and the same text with a private-use character for each unknown part."""

    value: str
    marked: str


@dataclass(slots=True)
class Expansion:
    """The expansion of one text: `unset` are names without a value or default, `unknowns` the unknown parts."""

    lookup: Lookup
    at: Span | None = None
    unset: list[str] = field(default_factory=list)
    unknowns: list[Unknown] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    missing: list[str] | None = None
    """If this is a list, names of `:?` and `?` without a value are added to it and become unknown; otherwise they raise."""

    def expand(self, text: str, depth: int = 0) -> TemplatePiece:
        """Return the expanded text. Raises TemplateError."""
        if depth > _DEEPEST:
            raise TemplateError("variables are nested too deep")
        values, marks, at, size = [], [], 0, 0
        while found := _START.search(text, at):
            values.append(text[at : found.start()])
            marks.append(text[at : found.start()])
            piece, at = self._one(text, found, depth)
            size += len(piece.value)
            if size > _LONGEST:
                raise TemplateError("the text grows too long")
            values.append(piece.value)
            marks.append(piece.marked)
        values.append(text[at:])
        marks.append(text[at:])
        return TemplatePiece("".join(values), "".join(marks))

    def _one(self, text: str, found: re.Match[str], depth: int) -> tuple[TemplatePiece, int]:
        if found["escaped"]:
            return TemplatePiece("$", "$"), found.end()
        if found["named"]:
            return self._plain(found["named"]), found.end()
        close = _closing(text, found.end())
        inner = _BRACED.match(text, found.end())
        if close < 0 or inner is None or (inner["operator"] is None and inner.end() != close):
            raise TemplateError("`${` does not start a variable: write `$$` for a dollar sign")
        if inner["operator"] is None:
            return self._plain(inner["name"]), close + 1
        operand = text[inner.end() : close]
        if "\n" in operand:
            raise TemplateError("a default cannot hold a line break")
        return _OPERATORS[inner["operator"]](self, inner["name"], operand, depth), close + 1

    def _plain(self, name: str) -> TemplatePiece:
        found = self.lookup.find(name)
        self.names.append(name)
        if found.value is None:
            self.unset.append(name)
            return TemplatePiece("", self._mark(found.why or no_value(name)))
        return TemplatePiece(found.value, found.value if found.why is None else self._mark(found.why))

    def default(self, name: str, operand: str, depth: int, *, empty: bool) -> TemplatePiece:
        """Expand `${NAME:-text}` (`empty`) or `${NAME-text}`."""
        found = self.lookup.find(name)
        self.names.append(name)
        if found.value is None or (empty and not found.value):
            piece = self.expand(operand, depth + 1)
        else:
            piece = TemplatePiece(found.value, found.value)
        return piece if found.why is None else TemplatePiece(piece.value, self._mark(found.why))

    def presence(self, name: str, operand: str, depth: int, *, empty: bool) -> TemplatePiece:
        """Expand `${NAME:+text}` (`empty`) or `${NAME+text}`."""
        found = self.lookup.find(name)
        self.names.append(name)
        present = found.value is not None and not (empty and not found.value)
        piece = (
            self.expand(operand, depth + 1)
            if present
            else TemplatePiece(found.value or "", found.value or "")
        )
        return piece if found.why is None else TemplatePiece(piece.value, self._mark(found.why))

    def required(self, name: str, operand: str, depth: int, *, empty: bool) -> TemplatePiece:
        """Expand `${NAME:?text}` (`empty`) or `${NAME?text}`; raises TemplateError without a value."""
        found = self.lookup.find(name)
        self.names.append(name)
        if found.value is None or (empty and not found.value):
            self.expand(operand, depth + 1)
            if self.missing is None:
                raise TemplateError(f"required variable {no_value(name)}")
            self.missing.append(name)
            return TemplatePiece("", self._mark(found.why or no_value(name)))
        return TemplatePiece(found.value, found.value if found.why is None else self._mark(found.why))

    def _mark(self, why: str) -> str:
        if len(self.unknowns) < MOST_MARKS:
            self.unknowns.append(Unknown(why, self.at))
        return chr(FIRST_MARK + len(self.unknowns) - 1)


def keys_with_variables(documents: Iterable[Node]) -> Iterator[Span]:
    """Yield the names of services, volumes and the like that hold a variable: another program (envsubst) replaces it, and writes the file for Compose."""
    maps = [part for one in documents if isinstance(one, Map) for part in map(one.map, _NAMING) if part]
    yield from (entry.key.span for one in maps for key, entry in one.entries.items() if _IN_KEY.search(key))


def _closing(text: str, at: int) -> int:
    """Return the brace that closes one opened before `at`; braces in between count."""
    depth = 1
    for index in range(at, len(text)):
        if text[index] == "}":
            depth -= 1
            if depth == 0:
                return index
        elif text[index] == "{":
            depth += 1
    return -1


_OPERATORS: dict[str, Callable[[Expansion, str, str, int], TemplatePiece]] = {
    ":-": lambda one, name, rest, depth: one.default(name, rest, depth, empty=True),
    "-": lambda one, name, rest, depth: one.default(name, rest, depth, empty=False),
    ":+": lambda one, name, rest, depth: one.presence(name, rest, depth, empty=True),
    "+": lambda one, name, rest, depth: one.presence(name, rest, depth, empty=False),
    ":?": lambda one, name, rest, depth: one.required(name, rest, depth, empty=True),
    "?": lambda one, name, rest, depth: one.required(name, rest, depth, empty=False),
}
