"""The lexical pass: parser directives at the top, comments, continuations, blank lines, and the bodies of heredocs.

It gives one clean instruction at a time as a Clip that knows where each character came from, by BuildKit's rules
(`frontend/dockerfile/parser`): the first line of an instruction loses its leading blanks, the following ones keep them;
comment and blank lines inside a continuation vanish; a line continues when it ends with a single escape character.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.docker.instructions import SPACE
from dockerlint.models.words import Clip, Directive, Heredoc, Segments
from dockerlint.source import SourceFile, Span

LONGEST_LINE = 65_535
"""Bytes; BuildKit rejects a longer line (the limit of Go's `bufio.Scanner`)."""

_INLINE = SPACE.replace("\n", "")


_MAYBE_LONG = re.compile(rf"[^\n]{{{LONGEST_LINE // 4},}}")
_DIRECTIVE = re.compile(r"#\s*([a-z][a-z0-9]*)\s*=\s*(.+?)\s*", re.ASCII | re.IGNORECASE)
_NAMES = frozenset({"syntax", "escape", "check"})
_ESCAPES = frozenset({"\\", "`"})


class _Patterns(NamedTuple):
    """What a file consists of, for one escape character.

    `item` is the next comment, an instruction of one line, or one with all its lines; `joint` is what a continuation takes out between
    two of these.
    """

    item: re.Pattern[str]
    joint: re.Pattern[str]


def _patterns(escape: str) -> _Patterns:
    e = re.escape(escape)
    gap = rf"(?:[{_INLINE}]*+(?:\#[^\n]*+)?(?:\n|\Z))*+"
    joint = rf"{e}(?<!{e}{e})[ \t]*+\r*+(?:\n{gap}|\Z)"
    lines = rf"(?:[^\n{e}]++|{joint}|{e})++"
    item = rf"[{SPACE}]*+(?:(?P<comment>\#[^\n]*+)|(?P<line>[^\n{e}]++)(?![^\n])|(?P<lines>{lines}))"
    return _Patterns(re.compile(item), re.compile(joint))


_PATTERNS = {escape: _patterns(escape) for escape in "\\`"}


class Line(NamedTuple):
    """One instruction with its continuation lines joined; lines count from 1, `finish` is the offset after its last character.

    If it has heredocs, its last line and its end are those of its heredocs. `empty` are the blank lines inside it.
    """

    clip: Clip
    start: int
    end: int
    finish: int
    empty: tuple[int, ...] = ()
    heredocs: tuple[Heredoc, ...] = ()


class Body(NamedTuple):
    """The body of a heredoc, and whether its terminator was found."""

    at: Span
    closed: bool


class LineReader:
    """Reads a file's text; `comments` fills in the process."""

    def __init__(self, file: SourceFile, escape: str, begin: int) -> None:
        """Start at the offset `begin`, after the directives."""
        self.comments: list[Span] = []
        self._file = file
        self._text = file.text
        self._item, self._joint = _PATTERNS[escape]
        self._at = begin
        self._counted = 0
        self._number = 1

    def next(self) -> Line | None:
        """Read the next instruction; None at the end of the file."""
        while found := self._item.match(self._text, self._at):
            self._at, kind = found.end(), found.lastgroup
            text, begin = found[kind or 0], found.start(kind or 0)
            if kind == "line":
                return self._line(text, begin)
            if kind == "lines":
                return self._lines(text, begin)
            self._comment(text, begin)
        return None

    def body(self, name: str, *, chomp: bool) -> Body:
        """Read to the terminator of a heredoc, or to the end of the file."""
        text, begin = self._text, self._at
        if not text.endswith("\n", 0, begin):
            begin = text.find("\n", begin) + 1 or len(text)
        tabs = r"\t*+" if chomp else ""
        found = re.compile(rf"^{tabs}{re.escape(name)}\r*+(?:\n|\Z)", re.MULTILINE).search(text, begin)
        if found is None:
            self._at = len(text)
            return Body(Span(self._file, begin, len(text)), closed=False)
        self._at = found.end()
        return Body(Span(self._file, begin, found.start()), closed=True)

    def with_heredocs(self, line: Line, heredocs: tuple[Heredoc, ...]) -> Line:
        """Return an instruction with its heredocs, which were just read: it ends where they do."""
        end = self._number_at(self._at - 1)
        finish = self._at
        while self._text[finish - 1] in "\r\n" and finish > line.finish:
            finish -= 1
        return line._replace(end=end, finish=finish, heredocs=heredocs)

    def _line(self, text: str, begin: int) -> Line:
        number = self._number_at(begin)
        clip = Clip(self._file, text.rstrip("\r"), begin)
        return Line(clip, number, number, begin + len(text.rstrip(SPACE)))

    def _lines(self, raw: str, begin: int) -> Line:
        start = self._number_at(begin)
        spans = [joint.span() for joint in self._joint.finditer(raw)]
        text, segments = _joined(raw.rstrip("\r"), spans, begin)
        end = start + raw.removesuffix("\n").count("\n")
        empty: tuple[int, ...] = ()
        if "#" in raw or end - start >= len(segments):
            empty = self._gaps(raw, spans, begin)
        clip = Clip.joined(self._file, text, segments)
        last = len(text.rstrip(SPACE)) - 1
        return Line(clip, start, end, clip.offset(last) + 1 if last >= 0 else clip.offset(0), empty)

    def _gaps(self, raw: str, spans: list[tuple[int, int]], begin: int) -> tuple[int, ...]:
        """Store the comments between continuation lines, and return the numbers of the blank lines there."""
        empty = []
        for first, last in spans:
            at = raw.find("\n", first, last) + 1 or last
            for line in raw[at:last].split("\n") if at < last else ():
                text = line.lstrip(SPACE)
                if text:
                    self._comment(text, begin + at + len(line) - len(text))
                elif at < last:
                    empty.append(self._number_at(begin + at))
                at += len(line) + 1
        return tuple(empty)

    def _comment(self, text: str, begin: int) -> None:
        self.comments.append(Span(self._file, begin, begin + len(text.rstrip("\r"))))

    def _number_at(self, offset: int) -> int:
        """Return the line of an offset; it counts from the previous result."""
        self._number += self._text.count("\n", self._counted, offset)
        self._counted = offset
        return self._number


def _joined(raw: str, spans: list[tuple[int, int]], begin: int) -> tuple[str, Segments]:
    """Remove the continuations from an instruction's text; keep the place of each remaining character."""
    pieces, segments, at, length = [], {}, 0, 0
    for first, last in spans:
        pieces.append(raw[at:first])
        segments[length] = begin + at
        length += first - at
        at = last
    if at < len(raw):
        pieces.append(raw[at:])
        segments[length] = begin + at
    return "".join(pieces), tuple(segments.items())


def long_lines(file: SourceFile) -> list[Problem]:
    """Return a problem for each line that is too long for BuildKit."""
    if 4 * len(file.text) <= LONGEST_LINE:
        return []
    return [
        Problem(Span(file, *found.span()), f"line is longer than {LONGEST_LINE} bytes")
        for found in _MAYBE_LONG.finditer(file.text)
        if len(found[0].encode("utf-8", "replace")) > LONGEST_LINE
    ]


class Header(NamedTuple):
    """The directives at the top of a file; the instructions begin at the offset `end`."""

    directives: tuple[Directive, ...]
    escape: str
    end: int
    problems: list[Problem]


def read_header(file: SourceFile) -> Header:
    """Read the directives, up to the first other line; a shebang on line 1 is skipped."""
    found: dict[str, Directive] = {}
    problems: list[Problem] = []
    at = _next_line(file.text, 0) if file.text.startswith("#!") else 0
    while directive := _directive(file, at):
        if first := found.get(directive.name):
            label = Label(first.at, "the first one")
            problems.append(Problem(directive.at, f"`{directive.name}` directive is given twice", (label,)))
        elif directive.name == "escape" and directive.value not in _ESCAPES:
            problems.append(Problem(directive.at, "`escape` directive must be a backslash or a backtick"))
        found.setdefault(directive.name, directive)
        at = _next_line(file.text, at)
    escape = found["escape"].value if "escape" in found else "\\"
    escape = escape if escape in _ESCAPES else "\\"
    return Header(tuple(found.values()), escape, at, problems)


def _next_line(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _directive(file: SourceFile, at: int) -> Directive | None:
    line = file.text[at : _next_line(file.text, at)].rstrip("\r\n")
    text = line.lstrip(SPACE)
    found = _DIRECTIVE.fullmatch(text)
    if not found or found[1].lower() not in _NAMES:
        return None
    begin = at + len(line) - len(text)
    return Directive(found[1].lower(), found[2], file.span(begin, begin + len(text.rstrip())))
