"""The syntax of words with variables in a Dockerfile: quotes, escapes, `$NAME` and `${NAME...}` with BuildKit's operators.

Source: BuildKit's `frontend/dockerfile/shell` as its documentation and tests describe it. Nothing is evaluated here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from dockerlint.findings import Problem
from dockerlint.models.words import Clip

DEEPEST = 50
"""Operands may contain variables with operands; deeper nesting than this is a fault."""

_NAME = re.compile(r"\d+|[@*#?\-$!]|\w*")
_OPERATOR = re.compile(r":?[-+?#%]|//?")


@dataclass(frozen=True, slots=True)
class Literal:
    """Text without its quotes and escapes; `begin` and `finish` are where it was written, quotes included."""

    text: str
    begin: int
    finish: int


@dataclass(frozen=True, slots=True)
class VariableReference:
    """A variable; it has no operands if plain, two for `/` and `//` (pattern, replacement), else one."""

    name: str
    operator: str
    operands: tuple[Parts, ...]
    begin: int
    finish: int


Parts: TypeAlias = "tuple[Literal | VariableReference, ...]"


@dataclass(frozen=True, slots=True)
class Fault:
    """The reason why BuildKit rejects a word, and the offset in it."""

    message: str
    at: int


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.fault = Fault(message, at)


@lru_cache(maxsize=4096)
def parse_word(text: str, escape: str) -> Parts | Fault:
    """Return the parts of a word, or the fault for which BuildKit rejects it."""
    try:
        return _Parser(text, escape).until("", 0, raw=False, depth=0)[0]
    except _Refused as refused:
        return refused.fault


def word_fault(clip: Clip, escape: str) -> Problem | None:
    """Return the fault that BuildKit finds when it expands a word (an open quote, a bad substitution), or None."""
    parts = parse_word(clip.text, escape)
    if not isinstance(parts, Fault):
        return None
    return Problem(clip.span(parts.at, parts.at + 1), parts.message)


def skip_variable(text: str, at: int, escape: str) -> int:
    """Return the offset after the variable whose `$` is at `at`; -1 if it is malformed."""
    try:
        return _Parser(text, escape).variable(at, 0)[1]
    except _Refused:
        return -1


@lru_cache(maxsize=16)
def _run_of_text(escape: str, stop: str) -> re.Pattern[str]:
    return re.compile(rf"[^'\"${re.escape(escape)}{re.escape(stop)}]+")


@lru_cache(maxsize=4)
def _run_in_quotes(escape: str) -> re.Pattern[str]:
    return re.compile(rf"[^\"${re.escape(escape)}]+")


class _Parser:
    def __init__(self, text: str, escape: str) -> None:
        self._text = text
        self._escape = escape

    def until(self, stop: str, at: int, *, raw: bool, depth: int) -> tuple[Parts, int]:
        """Read to the character `stop`, or to the end when it is empty; `raw` keeps escape characters.

        Where `stop` never comes, the offset given back is -1.
        """
        if depth > DEEPEST:
            raise _Refused("substitutions are nested too deeply", at)
        text, run = self._text, _run_of_text(self._escape, stop)
        parts: list[Literal | VariableReference] = []
        while at < len(text):
            if found := run.match(text, at):
                parts.append(Literal(found[0], at, found.end()))
                at = found.end()
            elif text[at] == stop:
                return tuple(parts), at + 1
            else:
                piece, at = self._special(at, raw=raw, depth=depth)
                parts.extend(piece)
        return tuple(parts), -1 if stop else at

    def _special(self, at: int, *, raw: bool, depth: int) -> tuple[Parts, int]:
        char = self._text[at]
        if char == "'":
            return self._single(at)
        if char == '"':
            return self._double(at, raw=raw, depth=depth)
        if char == "$":
            part, at = self.variable(at, depth)
            return (part,), at
        kept = self._text[at : at + 2] if raw else self._text[at + 1 : at + 2]
        finish = min(at + 2, len(self._text))
        return (Literal(kept, at, finish),), finish

    def _single(self, at: int) -> tuple[Parts, int]:
        close = self._text.find("'", at + 1)
        if close < 0:
            raise _Refused("single quote is never closed", at)
        return (Literal(self._text[at + 1 : close], at, close + 1),), close + 1

    def _double(self, begin: int, *, raw: bool, depth: int) -> tuple[Parts, int]:
        text, at, run = self._text, begin + 1, _run_in_quotes(self._escape)
        parts: list[Literal | VariableReference] = []
        while at < len(text):
            if found := run.match(text, at):
                parts.append(Literal(found[0], at, found.end()))
                at = found.end()
            elif text[at] == '"':
                return (*parts, Literal("", begin, at + 1)), at + 1
            elif text[at] == "$":
                part, at = self.variable(at, depth)
                parts.append(part)
            else:
                protects = text[at + 1 : at + 2] in {'"', "$", self._escape}
                finish = at + 2 if protects else at + 1
                kept = text[at + 1 : finish] if protects and not raw else text[at:finish]
                parts.append(Literal(kept, at, finish))
                at = finish
        raise _Refused("double quote is never closed", begin)

    def variable(self, begin: int, depth: int) -> tuple[Literal | VariableReference, int]:
        text = self._text
        if not text.startswith("{", begin + 1):
            at = self._name_end(begin + 1)
            name = text[begin + 1 : at]
            return (VariableReference(name, "", (), begin, at) if name else Literal("$", begin, at)), at
        if text[begin + 2 : begin + 3] in {"{", "}", ":"}:
            raise _Refused("substitution has no name", begin)
        name_end = self._name_end(begin + 2)
        name = text[begin + 2 : name_end]
        if text.startswith("}", name_end):
            return VariableReference(name, "", (), begin, name_end + 1), name_end + 1
        operator = _OPERATOR.match(text, name_end)
        if operator is None:
            closed = name_end < len(text)
            raise _Refused(
                "substitution has an operator that does not exist" if closed else "`${` is never closed",
                begin,
            )
        operands, at = self._operands(operator[0], operator.end(), depth + 1)
        if at < 0:
            raise _Refused("`${` is never closed", begin)
        return VariableReference(name, operator[0], operands, begin, at), at

    def _operands(self, operator: str, at: int, depth: int) -> tuple[tuple[Parts, ...], int]:
        if operator.startswith("/"):
            pattern, at = self.until("/", at, raw=True, depth=depth)
            if at < 0:
                return (pattern,), at
            replacement, at = self.until("}", at, raw=True, depth=depth)
            return (pattern, replacement), at
        operand, at = self.until("}", at, raw=operator[-1] in "#%", depth=depth)
        return (operand,), at

    def _name_end(self, at: int) -> int:
        found = _NAME.match(self._text, at)
        return found.end() if found else at
