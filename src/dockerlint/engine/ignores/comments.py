"""The words of an ignore comment: `# dockerlint: ignore[rule, other] reason`, in every format the same."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD = "dockerlint:"
LAST_LINE = 1 << 30

_IGNORE = re.compile(r"(?:#|;|//|/\*+)\s*dockerlint:\s*ignore(?P<file>-file)?\[(?P<ids>[^\]\n]*)\]")
_CODE = re.compile(r"(?:[^\S\n]*(?:[#;][^\n]*|---[^\S\n]*)?\n)*")
_SCRIPT_CODE = re.compile(r"(?:#![^\n]*)?(?:\s|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)*")


class Ignore(NamedTuple):
    """The ids that one comment names, and the lines that it covers, both included."""

    ids: frozenset[str]
    first: int
    last: int


class Comment(NamedTuple):
    """An ignore comment that was found; `whole` when it speaks of the file."""

    ids: frozenset[str]
    whole: bool


def read_comment(text: str) -> Comment | None:
    """Read a comment with its mark (`# ...`); None when it is no ignore comment."""
    found = _IGNORE.match(text)
    if found is None:
        return None
    ids = frozenset(name.strip() for name in found["ids"].split(",")) - {""}
    return Comment(ids, bool(found["file"]))


def resolve(comment: Comment, covered: tuple[int, int] | None, *, leading: bool) -> list[Ignore]:
    """Give what a comment ignores: its lines, or the whole file where it stands among the leading comments."""
    if comment.whole:
        return [Ignore(comment.ids, 1, LAST_LINE)] if leading else []
    return [Ignore(comment.ids, *covered)] if covered else []


def code_begin(text: str) -> int:
    """Give the offset of the first line that is no `#` comment, for formats that are made of lines."""
    found = _CODE.match(text)
    return found.end() if found else 0


def script_begin(text: str) -> int:
    """Give the offset of the first code of a TypeScript or JavaScript file."""
    found = _SCRIPT_CODE.match(text)
    return found.end() if found else 0
