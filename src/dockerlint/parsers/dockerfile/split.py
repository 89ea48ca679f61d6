"""Split logical lines into keyword and arguments, with dockerfile-parse for every plain one.

The library (2.0.1) reads the lines behind our lexical pass all at once. It is right for plain lines only: printable
ASCII, a keyword of letters with arguments behind it, no backslash at the end. For all others (a keyword alone, a foreign
blank, a Windows path with a trailing backslash, heredocs, templates) BuildKit's rule is applied directly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from dockerlint.parsers.dockerfile.spaces import BLANK, SPACE

_PLAIN = re.compile(r"[A-Za-z]+[ \t]+[!-~](?:[ -~\t]*[!-\[\]-~])?")
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
    plain = [_PLAIN.fullmatch(text) is not None for text in texts]
    read = iter(_by_library([text for text, is_plain in zip(texts, plain, strict=True) if is_plain]))
    return [next(read) if is_plain else split_line(text) for text, is_plain in zip(texts, plain, strict=True)]


def _by_library(plain: list[str]) -> list[Split]:
    if not plain:
        return []
    read = _library()(fileobj=_Memory(plain)).structure
    if len(read) != len(plain):
        return [split_line(text) for text in plain]
    return [
        Split(one["instruction"], 0, len(one["instruction"]), len(text) - len(one["value"]))
        for one, text in zip(read, plain, strict=True)
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
