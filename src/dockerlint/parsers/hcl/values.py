"""The values of HCL expressions, and their texts."""

from __future__ import annotations

from typing import TypeAlias

from dockerlint.source import Span
from dockerlint.values import Known, Text, Unknown

Value: TypeAlias = "Text | bool | int | float | list[Value] | dict[str, Value] | Unknown | None"
"""A string is a `Text`, whose parts may be unknown; a value that is not known at all is an `Unknown`."""

_LONGEST = 10_000


def is_known(value: Value) -> bool:
    """Return whether a value is known, with all that it holds."""
    if isinstance(value, Unknown):
        return False
    if isinstance(value, Text):
        return value.value is not None
    if isinstance(value, list):
        return all(map(is_known, value))
    return all(map(is_known, value.values())) if isinstance(value, dict) else True


def text_of(value: Value, at: Span) -> Text:
    """Return a value as HCL puts it into a string; unknown for lists, objects and null."""
    if isinstance(value, Text):
        return value
    if isinstance(value, Unknown):
        return Text((Unknown(value.why, at, value.unset),))
    if isinstance(value, bool):
        return Text.known("true" if value else "false", at)
    if isinstance(value, float):
        return Text.known(str(int(value)) if value.is_integer() else str(value), at)
    return Text.known(str(value), at) if isinstance(value, int) else Text.unknown("it is not a string", at)


def bounded(text: Text) -> Text:
    """Return a text; an unknown one for one that is too long (`X = "${Y}${Y}"` repeated)."""
    length = len(text.parts) + sum(len(part.value) for part in text.parts if isinstance(part, Known))
    return text if length < _LONGEST else Text.unknown("a value that is too long")


def truth(value: Value) -> bool | None:
    """Return the value of a condition; None where it is not known, and for what is not a boolean."""
    if isinstance(value, Text):
        return {"true": True, "false": False}.get(value.value or "")
    return value if isinstance(value, bool) else None


def same(left: Value, right: Value) -> bool | None:
    """Return whether two values are equal; None where it is not known."""
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return None
    if isinstance(left, Text) and isinstance(right, Text):
        if right.value is not None:
            return left.equals(right.value)
        return right.equals(left.value) if left.value is not None else None
    if not (is_known(left) and is_known(right)):
        return None
    return type(left) is type(right) and left == right


def plain(value: Value) -> str | None:
    """Return a string, if it is known."""
    return value.value if isinstance(value, Text) else None
