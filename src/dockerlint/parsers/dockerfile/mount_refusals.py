"""The faults of a `RUN --mount=` that BuildKit rejects; values with variables are not checked."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.mounts import (
    BOOLEANS,
    FREE_OPTIONS,
    MOUNT_TYPES,
    NUMBERS,
    OF_TYPES,
    SHARING,
    SWITCHES,
)
from dockerlint.models.words import Flag


def mount_refusals(flag: Flag) -> Iterator[Problem]:
    """Yield the faults in the options of one mount; quoted options are not checked."""
    if not flag.value or '"' in flag.value:
        return
    options = [_option(field) for field in flag.value.split(",")]
    kind = next((value.lower() for name, value in options if name == "type" and value), "bind")
    for name, value in options:
        if fault := _fault(name, value, kind):
            yield Problem(flag.word.span, fault)


def _option(field: str) -> tuple[str, str | None]:
    name, equals, value = field.partition("=")
    return name.lower(), value if equals else None


def _fault(name: str, value: str | None, kind: str) -> str | None:
    if name not in FREE_OPTIONS | SWITCHES | OF_TYPES.keys():
        known = f"option `{name}`" if name.isalnum() else "such option"
        return f"mount has no {known}"
    if value is None and name not in SWITCHES:
        return f"mount option `{name}` has no value"
    if kind in MOUNT_TYPES and kind not in OF_TYPES.get(name, MOUNT_TYPES):
        return f"mount of type `{kind}` has no option `{name}`"
    if value is None:
        return None
    if "$" not in value:
        return _wrong_value(name, value)
    return f"mount option `{name}` takes no variable" if name == "from" and "$" in value[:-1] else None


def _wrong_value(name: str, value: str) -> str | None:
    if name in SWITCHES and value not in BOOLEANS:
        return f"mount option `{name}` must be true or false"
    if name == "type" and value.lower() not in MOUNT_TYPES:
        return "mount has an unknown type"
    if name == "sharing" and value.lower() not in SHARING:
        return "mount option `sharing` must be `shared`, `private` or `locked`"
    if name in NUMBERS and not _is_number(value, NUMBERS[name]):
        return f"mount option `{name}` is not a number in base {NUMBERS[name]}"
    return None


def _is_number(value: str, base: int) -> bool:
    return bool(value) and all(digit in "0123456789"[:base] for digit in value)
