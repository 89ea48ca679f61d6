"""Expressions of a workflow, the inside of `${{ }}`, as far as the files decide them.

docs.github.com/actions, "Evaluate expressions in workflows and actions". A variable that only the settings of the repository may set counts as not
set in `a || b`, like one of the shell in `${a:-b}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dockerlint.models.shell_variables import Lookup
from dockerlint.values import Known, Text

_TOKEN = re.compile(
    r"\s*(?:(?P<string>'(?:[^']|'')*')|(?P<name>[A-Za-z_][\w-]*(?:\.[\w*-]+|\['[^']*'\])*)|(?P<number>-?[\d.]+)"
    r"|(?P<operator>\|\||&&|[=!<>]=|[!()<>,]))"
)
_INDEX = re.compile(r"\['([^']*)'\]")
_FIELD = re.compile(r"\{(\d+)\}")
_MOST = 100
"""The longest expression that is read, in tokens: each bracket is a call of its own."""
_WORDS = {"true": True, "false": False, "null": None}

Value = Text | bool | None
"""A text, or a truth value; None if that is unknown."""


def evaluated(text: str, lookup: Lookup) -> Text:
    """Return the text that an expression becomes; `lookup` returns variables by their path (`matrix.os`)."""
    tokens = _tokens(text)
    reader = _Reader(tokens, lookup)
    value = reader.either() if len(tokens) <= _MOST else None
    if not reader.ended or reader.failed:
        return Text.unknown("the expression is not read")
    return _shown(value)


def _tokens(text: str) -> list[tuple[str, str]]:
    out, begin = [], 0
    text = text.rstrip()
    while begin < len(text):
        found = _TOKEN.match(text, begin)
        if found is None or found.lastgroup is None:
            return [("error", "")]
        out.append((found.lastgroup, found[found.lastgroup]))
        begin = found.end()
    return out


def _shown(value: Value) -> Text:
    if isinstance(value, Text):
        return value
    return Text.unknown("its conditions are not known") if value is None else Text.known(str(value).lower())


@dataclass(slots=True, eq=False)
class _Reader:
    """Reads and evaluates tokens, by recursive descent."""

    tokens: list[tuple[str, str]]
    lookup: Lookup
    position: int = 0
    failed: bool = False

    @property
    def ended(self) -> bool:
        return self.position >= len(self.tokens)

    def either(self) -> Value:
        """Read `a || b`."""
        value = self._both()
        while self._take("||"):
            other = self._both()
            value = _or(value, other)
        return value

    def _both(self) -> Value:
        value = self._compared()
        while self._take("&&"):
            other = self._compared()
            value = _and(value, other)
        return value

    def _compared(self) -> Value:
        value = self._single()
        for operator, answer in (("==", True), ("!=", False)):
            if self._take(operator):
                equal = _equal(value, self._single())
                return None if equal is None else equal is answer
        for operator in ("<=", ">=", "<", ">"):
            if self._take(operator):
                self._single()
                return None
        return value

    def _single(self) -> Value:
        if self._take("!"):
            truth = _truth(self._single())
            return None if truth is None else not truth
        if self._take("("):
            value = self.either()
            self.failed |= not self._take(")")
            return value
        if self.ended:
            self.failed = True
            return None
        kind, text = self.tokens[self.position]
        self.position += 1
        return self._term(kind, text)

    def _term(self, kind: str, text: str) -> Value:
        if kind == "string":
            return Text.known(text[1:-1].replace("''", "'"))
        if kind == "number":
            return Text.known(text)
        if kind != "name":
            self.failed = True
            return None
        if self._take("("):
            return self._called(text.lower(), self._arguments())
        if text in _WORDS:
            return Text.known("") if text == "null" else _WORDS[text]
        return self.lookup(_INDEX.sub(r".\1", text)) or Text.known("")

    def _arguments(self) -> list[Value]:
        out: list[Value] = []
        if self._take(")"):
            return out
        out.append(self.either())
        while self._take(","):
            out.append(self.either())
        self.failed |= not self._take(")")
        return out

    def _called(self, name: str, arguments: list[Value]) -> Value:
        texts = [_shown(one) for one in arguments]
        if name == "format" and texts:
            return _formatted(texts[0], texts[1:])
        if name in _TESTS and len(texts) == 2 and all(one.value is not None for one in texts):
            return _TESTS[name]((texts[0].value or "").lower(), (texts[1].value or "").lower())
        return None if name in _TESTS else Text.unknown(f"`{name}` is called")

    def _take(self, operator: str) -> bool:
        found = not self.ended and self.tokens[self.position] == ("operator", operator)
        self.position += found
        return found


_TESTS: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, part: part in text,
    "startswith": str.startswith,
    "endswith": str.endswith,
}


def _formatted(pattern: Text, values: list[Text]) -> Text:
    """Return `format('{0}/{1}', a, b)`; a brace is escaped by another one."""
    if pattern.value is None:
        return pattern
    pieces: list[Known[str] | Text] = []
    begin = 0
    for found in _FIELD.finditer(pattern.value):
        pieces.append(Known(pattern.value[begin : found.start()]))
        index = int(found[1])
        pieces.append(values[index] if index < len(values) else Text.known(""))
        begin = found.end()
    return Text.joined([*pieces, Known(pattern.value[begin:])])


def _truth(value: Value) -> bool | None:
    """Return whether a value counts as true. The texts `false` and `0` may be a boolean and a number, which do not."""
    if not isinstance(value, Text):
        return value
    if value.value is not None:
        return None if value.value in {"false", "0"} else value.value != ""
    return True if any(isinstance(part, Known) and part.value for part in value.parts) else None


def _or(value: Value, other: Value) -> Value:
    truth = _truth(value)
    if truth is None and isinstance(value, Text) and value.unset:
        return other
    if truth is not None:
        return value if truth else other
    return Text.unknown("its conditions are not known") if isinstance(other, Text) else None


def _and(value: Value, other: Value) -> Value:
    truth = _truth(value)
    if truth is not None:
        return other if truth else value
    return Text.unknown("its conditions are not known") if isinstance(other, Text) else None


def _equal(value: Value, other: Value) -> bool | None:
    """Return whether two values are equal; texts without case."""
    texts = _shown(value).value, _shown(other).value
    return None if None in texts else (texts[0] or "").lower() == (texts[1] or "").lower()
