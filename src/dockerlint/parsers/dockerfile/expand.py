"""BuildKit's expansion of a Dockerfile word: variables replaced, quotes and escapes removed; what is unknown stays so.

    expand(word.value, lookup, dockerfile.escape) -> Text
    references(word.value, dockerfile.escape) -> the variables that the word names

BuildKit expands FROM, ARG, ENV, LABEL, COPY, ADD, WORKDIR, USER, EXPOSE, VOLUME, STOPSIGNAL and ONBUILD of them, and
the values of most flags; never RUN, CMD, ENTRYPOINT, HEALTHCHECK and SHELL.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dockerlint.models.shell_variables import Lookup
from dockerlint.models.words import Clip
from dockerlint.parsers.dockerfile.variables import Fault, Literal, Parts, VariableReference, parse_word
from dockerlint.source import Span
from dockerlint.values import EMPTY, Known, Text

_PLAIN = re.compile(r"[^$'\"\\`]*")
_GLOB = re.compile(r"\\(?P<escaped>.?)|(?P<wild>[*?])|(?P<plain>[^*?\\]+)", re.DOTALL)
_LONGEST_MATCHED = 256
_LONGEST_TEXT = 65_536
"""Variables that contain each other several times grow exponentially; a longer text is not expanded."""
_MOST_STARS = 2
"""Longer patterns are not expanded: Python's regular expressions are not linear as Go's are."""


class Reference(NamedTuple):
    """A variable in a word; `operator` is empty for `$NAME` and `${NAME}`."""

    name: str
    operator: str
    at: Span


def expand(clip: Clip, lookup: Lookup, escape: str = "\\") -> Text:
    """Return the text of a word after BuildKit's expansion.

    `lookup` returns a variable's Text, or None if it is certainly not set. A word that BuildKit rejects is unknown (and a
    problem of its file).
    """
    if _PLAIN.fullmatch(clip.text):
        return Text.known(clip.text, clip.span())
    parts = parse_word(clip.text, escape)
    if isinstance(parts, Fault):
        return Text.unknown(parts.message, clip.span())
    return _Expansion(clip, lookup).text(parts)


def references(clip: Clip, escape: str = "\\") -> tuple[Reference, ...]:
    """Return the variables of a word, including those in operands, in the order of the text; none for a word that BuildKit rejects."""
    parts = parse_word(clip.text, escape) if "$" in clip.text else ()
    return () if isinstance(parts, Fault) else tuple(_named(clip, parts))


def _named(clip: Clip, parts: Parts) -> list[Reference]:
    found: list[Reference] = []
    for part in parts:
        if isinstance(part, VariableReference):
            found.append(Reference(part.name, part.operator, clip.span(part.begin, part.finish)))
            for operand in part.operands:
                found.extend(_named(clip, operand))
    return found


class _Expansion:
    def __init__(self, clip: Clip, lookup: Lookup) -> None:
        self._clip = clip
        self._lookup = lookup

    def text(self, parts: Parts) -> Text:
        joined = Text.joined(
            self._literal(part) if isinstance(part, Literal) else self._value(part) for part in parts
        )
        known = joined.parts
        if sum(len(one.value) if isinstance(one, Known) else 100 for one in known) > _LONGEST_TEXT:
            return Text.unknown("the text is too long", self._clip.span())
        return EMPTY if len(known) == 1 and isinstance(known[0], Known) and not known[0].value else joined

    def _literal(self, part: Literal) -> Known[str]:
        return Known(part.text, self._clip.span(part.begin, part.finish))

    def _value(self, variable: VariableReference) -> Text:
        value = self._lookup(variable.name)
        if not variable.operator:
            return EMPTY if value is None else value
        if variable.operator[-1] in "-+?":
            return self._conditional(variable, value)
        return self._edited(variable, EMPTY if value is None else value)

    def _conditional(self, variable: VariableReference, value: Text | None) -> Text:
        present = _is_present(value, nonempty=variable.operator.startswith(":"))
        if present is None:
            return self._unknown(variable, value)
        operand = self.text(variable.operands[0])
        if variable.operator[-1] == "+":
            return operand if present else EMPTY
        if present and value is not None:
            return value
        if variable.operator[-1] == "-":
            return operand
        return self._unknown(variable, None, f"`{variable.name}` must be set")

    def _edited(self, variable: VariableReference, value: Text) -> Text:
        operands = [self.text(operand) for operand in variable.operands]
        known = [text.value for text in (value, *operands)]
        if known[0] is None or any(text is None for text in known):
            unknown = next(text for text in (value, *operands) if text.value is None)
            return self._unknown(variable, unknown)
        edited = _edit(variable.operator, *(text for text in known if text is not None))
        if edited is None:
            return self._unknown(variable, None, "pattern cannot be followed")
        return Text.known(edited, self._span(variable))

    def _unknown(self, variable: VariableReference, value: Text | None, why: str = "") -> Text:
        reason = why or (value.why if value else None) or f"`{variable.name}` is not known"
        return Text.unknown(reason, self._span(variable))

    def _span(self, variable: VariableReference) -> Span:
        return self._clip.span(variable.begin, variable.finish)


def _is_present(value: Text | None, *, nonempty: bool) -> bool | None:
    """Return whether a value is set (and not empty); None if unknown: an unknown value may also be unset."""
    if value is None or value.unset:
        return False
    if value.value is not None:
        return bool(value.value) or not nonempty
    return True if any(isinstance(part, Known) and part.value for part in value.parts) else None


def _edit(operator: str, value: str, pattern: str, replacement: str = "") -> str | None:
    """Apply `#`, `##`, `%`, `%%`, `/` or `//`; None for a pattern that BuildKit rejects or that is too long."""
    kind = operator[-1]
    longest = kind != "/" and pattern.startswith(kind)
    tokens = _glob(pattern[1:] if longest else pattern, greedy=longest or kind == "/")
    if tokens is None or len(value) > _LONGEST_MATCHED:
        return None
    if kind == "/":
        expression = re.compile("".join(tokens))
        return expression.sub(lambda _: replacement, value, count=0 if operator == "//" else 1)
    if kind == "#":
        found = re.match("".join(tokens), value)
        return value[found.end() :] if found else value
    found = re.match("".join(reversed(tokens)), value[::-1])
    return value[: len(value) - found.end()] if found else value


def _glob(pattern: str, *, greedy: bool) -> list[str] | None:
    """Return a shell pattern as regular expressions, one for each character."""
    tokens: list[str] = []
    for found in _GLOB.finditer(pattern):
        if found["wild"] == "*":
            tokens.append(".*" if greedy else ".*?")
        elif found["wild"]:
            tokens.append(".")
        elif found["plain"] is not None:
            tokens.extend(re.escape(char) for char in found["plain"])
        elif found["escaped"] and found["escaped"] in "*?\\}/":
            tokens.append(re.escape(found["escaped"]))
        else:
            return None
    stars = sum(token.startswith(".*") for token in tokens)
    return tokens if stars <= _MOST_STARS else None
