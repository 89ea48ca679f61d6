"""Split logical lines into keyword and arguments, with dockerfile-parse for every plain one.

The library (2.0.1) reads the heads of all lines at once: the keyword, blanks, and the first character of the arguments.
It is right where these are letters, spaces or tabs, and printable ASCII but a backslash. For all others (a keyword alone, a foreign
blank, templates) BuildKit's rule is applied directly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from dockerlint.parsers.dockerfile.spaces import BLANK, SPACE

_HEAD = re.compile(r"[A-Za-z]+[ \t]+[!-\[\]-~]")
_KEYWORD = re.compile(rf"[{SPACE}]*([^{BLANK}]*)(?:[{BLANK}]+(.*))?", re.DOTALL)


class Split(NamedTuple):
    """A keyword in capitals, where it ends, and where the arguments begin."""

    keyword: str
    begin: int
    end: int
    arguments: int


def split_line(text: str) -> Split:
    """Split one logical line by BuildKit's own rule."""
    found = _KEYWORD.match(text.rstrip(SPACE))
    if found is None or not found[1]:
        return Split("", 0, 0, 0)
    arguments = found.start(2) if found[2] is not None else found.end(1)
    return Split(found[1].upper(), found.start(1), found.end(1), arguments)


def split_lines(texts: Sequence[str]) -> list[Split]:
    """Split logical lines, the plain ones by dockerfile-parse."""
    found = [_HEAD.match(text) for text in texts]
    read = iter(_by_library([head[0] for head in found if head]))
    return [next(read) if head else split_line(text) for text, head in zip(texts, found, strict=True)]


def _by_library(heads: list[str]) -> list[Split]:
    if not heads:
        return []
    read = _library()(fileobj=_Memory(heads)).structure
    if len(read) != len(heads):
        return [split_line(head) for head in heads]
    return [
        Split(one["instruction"], 0, len(one["instruction"]), len(head) - len(one["value"]))
        for one, head in zip(read, heads, strict=True)
    ]


@cache
def _library() -> Any:
    """Import the library when the first Dockerfile is read: it costs 10 ms."""
    from dockerfile_parse import DockerfileParser  # noqa: PLC0415

    return DockerfileParser


class _Memory:
    """As much of a file as dockerfile-parse asks for."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def seek(self, _offset: int) -> None:
        pass

    def readlines(self) -> list[str]:
        return self._lines
