"""The variables of a runner's own in a command line: replaced where they are literal, else variables of the shell, which nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dockerlint.models.shell import Script
from dockerlint.models.words import Clip
from dockerlint.source import SourceFile

_LONGEST = 10_000
_LONGEST_VALUE = 1_000
_DEEPEST = 10
_NAME = re.compile(r"[A-Za-z_]\w*")

UNKNOWN = "${_}"
"""A variable of the shell that has no known value."""


@dataclass(frozen=True, slots=True, eq=False)
class Recipe:
    """Commands that one shell runs. `folder` is relative to that of the file."""

    script: Script
    folder: str = "."


def expanded(
    file: SourceFile, text: str, begin: int, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str]
) -> Clip:
    """Return the text at an offset with each match replaced; what replaces it has the match's place."""
    out, segments, before = "", [(0, begin)], 0
    for found in pattern.finditer(text):
        out += text[before : found.start()]
        segments.append((len(out), begin + found.start()))
        out += value(found)
        before = found.end()
        segments.append((len(out), begin + before))
        if len(out) > _LONGEST:
            break
    return Clip.joined(file, out + text[before:], segments, begin)


def reference(name: str, known: Mapping[str, str]) -> str:
    """Return what replaces a name: its value, or a variable of the shell."""
    if name in known:
        return known[name]
    return f"${{{name}}}" if _NAME.fullmatch(name) else UNKNOWN


def resolved(
    values: Mapping[str, str], pattern: re.Pattern[str], name_of: Callable[[re.Match[str]], str | None]
) -> dict[str, str]:
    """Return the values with the names in them replaced; a value that is still not literal, or too long, is left out."""
    out = {}
    for name, value in values.items():
        text = value
        for _ in range(_DEEPEST):
            text = pattern.sub(lambda found: values.get(name_of(found) or "", found[0]), text)
            if len(text) > _LONGEST_VALUE or not pattern.search(text):
                break
        if len(text) <= _LONGEST_VALUE and not pattern.search(text):
            out[name] = text
    return out
