"""Split logical lines into keyword and arguments, with dockerfile-parse for every plain one.

The library (2.0.1) is right where a line begins with a keyword, spaces or tabs, and printable ASCII but a backslash. For all others
(a keyword alone, a foreign blank, templates) BuildKit's rule is applied directly. What the library makes of an opening is
remembered: it takes 20 us a line, and files say `RUN`, `COPY` and `ENV` again and again.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dockerlint.knowledge.docker.instructions import BLANK, KEYWORDS, SPACE

_OPENING = re.compile(rf"((?ai:{'|'.join(sorted(KEYWORDS))})[ \t]+)[!-\[\]-~]")
_KEYWORD = re.compile(rf"[{SPACE}]*([^{BLANK}]*)(?:[{BLANK}]+(.*))?", re.DOTALL)


class Split(NamedTuple):
    """A keyword in capitals, where it ends, and where the arguments begin."""

    keyword: str
    begin: int
    end: int
    arguments: int


def split_line(text: str) -> Split:
    """Split one logical line."""
    opening = _OPENING.match(text)
    return split_by_library(opening[1]) if opening else split_by_rule(text)


def split_by_rule(text: str) -> Split:
    """Split any line by BuildKit's own rule."""
    found = _KEYWORD.match(text.rstrip(SPACE))
    if found is None or not found[1]:
        return Split("", 0, 0, 0)
    arguments = found.start(2) if found[2] is not None else found.end(1)
    return Split(found[1].upper(), found.start(1), found.end(1), arguments)


@lru_cache(maxsize=1024)
def split_by_library(opening: str) -> Split:
    """Split a line that begins with these letters and blanks by dockerfile-parse."""
    line = f"{opening}x"
    read = _library()(fileobj=_Memory([line])).structure
    if len(read) != 1:
        return split_by_rule(line)
    keyword = read[0]["instruction"]
    return Split(keyword, 0, len(keyword), len(line) - len(read[0]["value"]))


@cache
def _library() -> Any:
    """Import the library when the first Dockerfile is read: it costs 10 ms."""
    from dockerfile_parse import DockerfileParser  # noqa: PLC0415

    return DockerfileParser


class _Memory:
    """The part of a file object that dockerfile-parse needs."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def seek(self, _offset: int) -> None:
        pass

    def readlines(self) -> list[str]:
        return self._lines
