"""The words of an ignore comment: `# dockerlint: ignore[rule, other] reason`, in every format the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dockerlint.source import SourceFile, Span

WORD = "dockerlint:"
LAST_LINE = 1 << 30

MALFORMED = "write an ignore as `dockerlint: ignore[rule]`"
NAMELESS = "this ignore names no rule"
TOO_LATE = "`ignore-file` works only in the comments at the top of the file"

_MARK = r"(?:#|;|//|/\*+)\s*dockerlint:\s*"
_IGNORE = re.compile(rf"{_MARK}ignore(?P<file>-file)?\[(?P<ids>[^\]\n]*)\]")
_MEANT = re.compile(rf"{_MARK}(?:ignore?|disable)", re.IGNORECASE)
_NAME = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_CODE = re.compile(r"(?:[^\S\n]*(?:[#;][^\n]*|---[^\S\n]*)?\n)*")
_SCRIPT_CODE = re.compile(r"(?:#![^\n]*)?(?:\s|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)*")


@dataclass(frozen=True, slots=True)
class Name:
    """A rule that an ignore names, where, and in a package.json what the finding is to name."""

    text: str
    at: Span
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Ignore:
    """An ignore, and the lines that it covers, both included; none if `first` is after `last`.

    `whole` if it applies to the file, `fault` if it is invalid.
    """

    at: Span
    names: tuple[Name, ...] = ()
    first: int = 1
    last: int = 0
    whole: bool = False
    fault: str | None = None


def read_comment(file: SourceFile, begin: int, finish: int) -> Ignore | None:
    """Read a comment with its mark (`# ...`), which covers no lines yet; None when it is not meant to ignore anything."""
    found = _IGNORE.match(file.text, begin, finish)
    if found is None:
        meant = _MEANT.match(file.text, begin, finish)
        return Ignore(file.span(*meant.span()), fault=MALFORMED) if meant else None
    start, end = found.span("ids")
    names = tuple(Name(one[0], file.span(*one.span())) for one in _NAME.finditer(file.text, start, end))
    at, fault = file.span(begin, found.end()), None if names else NAMELESS
    return Ignore(at, names, whole=bool(found["file"]), fault=fault)


def resolve(comment: Ignore, covered: tuple[int, int] | None, *, leading: bool) -> Ignore:
    """Return what a comment ignores: its lines, or the whole file if it is among the leading comments."""
    if comment.fault:
        return comment
    if comment.whole and not leading:
        return Ignore(comment.at, fault=TOO_LATE)
    first, last = (1, LAST_LINE) if comment.whole else covered or (1, 0)
    return replace(comment, first=first, last=last)


def code_begin(text: str) -> int:
    """Return the offset of the first line that is not a `#` comment, for line-based formats."""
    found = _CODE.match(text)
    return found.end() if found else 0


def script_begin(text: str) -> int:
    """Return the offset of the first code of a TypeScript or JavaScript file."""
    found = _SCRIPT_CODE.match(text)
    return found.end() if found else 0
