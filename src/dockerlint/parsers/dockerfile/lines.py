"""The lexical pass: comments, continuations, blank lines, and the bodies of heredocs.

It gives one clean instruction at a time as a Clip that knows where each character came from, by BuildKit's rules
(`frontend/dockerfile/parser`): the first line of an instruction loses its leading blanks, the following ones keep them;
comment and blank lines inside a continuation vanish; a line continues when it ends with a single escape character.
"""

from __future__ import annotations

from typing import NamedTuple

from dockerlint.findings import Problem
from dockerlint.models.words import Clip
from dockerlint.parsers.dockerfile.spaces import SPACE
from dockerlint.source import SourceFile, Span

LONGEST_LINE = 65_535
"""Bytes; BuildKit refuses a longer line (the limit of Go's `bufio.Scanner`)."""


class Line(NamedTuple):
    """One instruction with its continuations joined; lines count from 1."""

    clip: Clip
    start: int
    end: int
    empty: tuple[int, ...]


class Body(NamedTuple):
    """The body of a heredoc, and whether its terminator was found."""

    at: Span
    closed: bool


class Reader:
    """Walks through a file's lines; `comments` and `problems` fill on the way."""

    def __init__(self, file: SourceFile, escape: str, first: int) -> None:
        """Start at the line with the index `first` (from 0), behind the directives."""
        self.comments: list[Span] = []
        self.problems: list[Problem] = []
        self._file = file
        self._escape = escape
        self._lines = file.text.split("\n")
        if not self._lines[-1]:
            self._lines.pop()
        self._at = first
        self._long = 4 * len(file.text) > LONGEST_LINE

    @property
    def number(self) -> int:
        """The number of the line that was read last."""
        return self._at

    @property
    def line_end(self) -> int:
        """The offset behind the text of the line that was read last."""
        text = self._lines[self._at - 1]
        return self._file.line_starts[self._at - 1] + len(text.rstrip("\r"))

    def next(self) -> Line | None:
        """Read the next instruction; None at the end of the file."""
        while self._at < len(self._lines):
            text = self._lines[self._at].rstrip("\r").lstrip(SPACE)
            self._at += 1
            if self._long:
                self._check_length()
            if not text:
                continue
            if text[0] == "#":
                self._comment(text)
                continue
            body, continues = self._continued(text)
            offset = self._offset(text)
            if not continues:
                clip = Clip(self._file, body, ((0, offset),))
                return Line(clip, self._at, self._at, ())
            return self._joined(body, offset)
        return None

    def body(self, name: str, *, chomp: bool) -> Body:
        """Read on to the terminator of a heredoc, or to the end of the file."""
        starts, first = self._file.line_starts, self._at
        while self._at < len(self._lines):
            text = self._lines[self._at].rstrip("\r")
            self._at += 1
            if (text.lstrip("\t") if chomp else text) == name:
                return Body(Span(self._file, starts[first], starts[self._at - 1]), closed=True)
        begin = starts[first] if first < len(starts) else len(self._file.text)
        return Body(Span(self._file, begin, len(self._file.text)), closed=False)

    def _joined(self, body: str, offset: int) -> Line:
        start, pieces, segments, empty = self._at, [body], [(0, offset)], []
        length, continues = len(body), True
        while continues and self._at < len(self._lines):
            raw = self._lines[self._at].rstrip("\r")
            text = raw.lstrip(SPACE)
            self._at += 1
            if self._long:
                self._check_length()
            if not text:
                empty.append(self._at)
            elif text[0] == "#":
                self._comment(text)
            else:
                piece, continues = self._continued(raw)
                segments.append((length, self._file.line_starts[self._at - 1]))
                pieces.append(piece)
                length += len(piece)
        clip = Clip(self._file, "".join(pieces), _distinct(segments))
        return Line(clip, start, self._at, tuple(empty))

    def _continued(self, text: str) -> tuple[str, bool]:
        tail = text.rstrip(" \t")
        if tail.endswith(self._escape) and (len(tail) == 1 or tail[-2] != self._escape):
            return tail[:-1], True
        return text, False

    def _offset(self, text: str) -> int:
        """Find where the current line's `text` begins, which was stripped on the left."""
        raw = self._lines[self._at - 1].rstrip("\r")
        return self._file.line_starts[self._at - 1] + len(raw) - len(text)

    def _comment(self, text: str) -> None:
        begin = self._offset(text)
        self.comments.append(Span(self._file, begin, begin + len(text)))

    def _check_length(self) -> None:
        line = self._lines[self._at - 1]
        if len(line.encode("utf-8", "replace")) > LONGEST_LINE:
            begin = self._file.line_starts[self._at - 1]
            at = Span(self._file, begin, begin + len(line))
            self.problems.append(Problem(at, f"line is longer than {LONGEST_LINE} bytes"))


def _distinct(segments: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Drop a segment that holds no text because the next one begins at the same offset, but never the last."""
    return tuple(dict(segments).items())
