"""Text of the user's files, and places in it.

Offsets are code points into `SourceFile.text`. Lines end at LF or CRLF only; lines and columns count from 1.
`excerpt()` is the only way in which source text leaves the program.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from dockerlint.masking import LONGEST_LINE, cut, mask_head, printable

BOM = "\ufeff"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SNIFFED = 8192
_LEFT = 25


class Position(NamedTuple):
    """A place in a file: line and column count from 1, a column is one code point."""

    line: int
    column: int


class UndecodableError(ValueError):
    """Bytes that are not text: UTF-16 or binary. The message names which."""


class SourceFile:
    """The text of a file with its base-relative path (always with `/`). Two files are equal only if they are the same object."""

    def __init__(self, path: str, text: str, *, bom: bool = False, whole: SourceFile | None = None) -> None:
        """Store `text` unchanged; `bom` means that a byte order mark was before it.

        `whole` is the file that this is a part of, with each character at the same line and column.
        """
        self.path = path
        self.text = text
        self.bom = bom
        self.whole = whole

    @classmethod
    def decoded(cls, path: str, data: bytes) -> SourceFile:
        """Decode a file's bytes as UTF-8; invalid bytes become lone surrogates. Raises UndecodableError."""
        if data.startswith(_UTF16_MARKS):
            raise UndecodableError("is UTF-16, not UTF-8")
        if b"\0" in data[:_SNIFFED]:
            raise UndecodableError("is a binary file")
        text = data.decode("utf-8", "surrogateescape")
        return cls(path, text.removeprefix(BOM), bom=text.startswith(BOM))

    def __repr__(self) -> str:
        """Return the path, without the text."""
        return f"SourceFile({self.path!r})"

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset; an offset past the end counts as the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of a line and column, both from 1; a place past the end counts as the end."""
        if line > len(self.line_starts):
            return len(self.text)
        return min(self.line_starts[line - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """Return the text of a line, from 1, without its line end; past the end it is empty."""
        if number > len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        text = self.text[start:] if end < 0 else self.text[start:end]
        return text.removesuffix("\r")

    def span(self, start: int, end: int) -> Span:
        """Return the span of `text[start:end]`."""
        return Span(self, start, end)

    def line_span(self, number: int) -> Span:
        """Return the span of a line without its leading blanks and its line end."""
        text = self.line(number)
        start = self.offset(number) + len(text) - len(text.lstrip())
        return Span(self, start, max(start, self.offset(number) + len(text.rstrip())))


class Span(NamedTuple):
    """A place in a file: `file.text[begin:finish]`; `finish` is exclusive."""

    file: SourceFile
    begin: int
    finish: int

    @property
    def path(self) -> str:
        """The file's base-relative path."""
        return self.file.path

    @property
    def start(self) -> Position:
        """Line and column of the first character."""
        return self.file.position(self.begin)

    @property
    def end(self) -> Position:
        """Line and column after the last character."""
        return self.file.position(self.finish)

    @property
    def text(self) -> str:
        """The raw text: data for models and rules, never for output (that is `excerpt`)."""
        return self.file.text[self.begin : self.finish]

    @property
    def in_whole(self) -> Span:
        """The same place in the file that this one is a part of."""
        whole = self.file.whole
        return self if whole is None else Span(whole, whole.offset(*self.start), whole.offset(*self.end))

    def sub(self, begin: int, finish: int) -> Span:
        """Return a part of this span, by offsets inside it."""
        return Span(self.file, self.begin + begin, self.begin + finish)

    def first_line(self) -> Span:
        """Return the part of a span on its first line."""
        end = self.file.text.find("\n", self.begin, self.finish)
        if end < 0:
            return self
        return Span(self.file, self.begin, self.begin + len(self.file.text[self.begin : end].rstrip()))


class ExcerptLine(NamedTuple):
    """One line, safe to show: `marks` are the half-open ranges of columns (from 0) in `text` that the spans cover."""

    number: int
    text: str
    marks: tuple[tuple[int, int], ...]


def shown(span: Span) -> str:
    """Return the first line of a span's text, safe to show: for messages that quote a file."""
    line = excerpt(span)
    begin, end = line.marks[0]
    return line.text[begin:end]


def excerpt(*spans: Span, longest: int = LONGEST_LINE) -> ExcerptLine:
    r"""Return the line on which some spans begin, safe to show.

    Secrets are `***`, control characters `\\u{1b}`. Of a long line, the part around the marks is shown. A mark in replaced or
    cut text moves to the replacement.
    """
    file, number = spans[0].file, spans[0].start.line
    raw, origin = file.line(number), file.offset(number)
    masked = mask_head(raw, file.path)
    marks = [
        tuple(_column(raw, masked, offset - origin) for offset in (span.begin, span.finish)) for span in spans
    ]
    text = printable(masked)
    begin = _window(len(text), marks, longest)
    part = cut(text[begin:] if begin == 0 else "…" + text[begin + 1 :], longest)
    moved = tuple((_within(first - begin, part), _within(end - begin, part)) for first, end in marks)
    return ExcerptLine(number, part, moved)


def _column(raw: str, masked: str, column: int) -> int:
    """Return a column of the raw line in the text that is shown."""
    return len(printable(masked[: _moved(raw, masked, min(max(column, 0), len(raw)))]))


def _window(width: int, marks: list[tuple[int, ...]], longest: int) -> int:
    """Return the column from which a line is shown: its first, unless its marks end too far to the right for that.

    A mark that is wider than what is shown is visible around any other one.
    """
    if width <= longest:
        return 0
    narrow = [mark for mark in marks if mark[1] - mark[0] <= longest - _LEFT] or marks[:1]
    return max(0, min(mark[0] for mark in narrow) - _LEFT) if max(mark[1] for mark in narrow) > longest else 0


def _within(column: int, text: str) -> int:
    return min(max(column, 0), len(text))


def _moved(raw: str, masked: str, column: int) -> int:
    """Return a column of the raw line in the masked one: counted from the left, from the right, or inside the mask."""
    if masked[:column] == raw[:column]:
        return column
    rest = len(raw) - column
    if rest <= len(masked) and masked[len(masked) - rest :] == raw[column:]:
        return len(masked) - rest
    return min(column, len(masked))
