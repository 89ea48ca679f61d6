"""The frame of one finding: its source lines with marks and messages, in one or more files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dockerlint.findings import Severity
from dockerlint.reporters.ansi import Paint, untabbed, width
from dockerlint.reporters.view import View
from dockerlint.source import SourceFile, Span, excerpt

WIDEST = 140
_LINE = re.compile(r"^( *)([^\s#].?)", re.MULTILINE)
_OUTLINED = re.compile(r"\.ya?ml$|(?:^|/)package\.json$")


class Outline:
    """The second level of YAML files and package.json, by indentation; each file is read once."""

    def __init__(self) -> None:
        """Start without files."""
        self._owners: dict[SourceFile, dict[int, int]] = {}

    def owner(self, file: SourceFile, line: int) -> int | None:
        """Return the line of the second level that contains a line (or is that line), or None."""
        if not _OUTLINED.search(file.path):
            return None
        if file not in self._owners:
            self._owners[file] = _owners(file)
        return self._owners[file].get(line)


def _owners(file: SourceFile) -> dict[int, int]:
    owners: dict[int, int] = {}
    open_lines: list[tuple[int, int]] = []
    line, counted = 1, 0
    for found in _LINE.finditer(file.text):
        line += file.text.count("\n", counted, found.start())
        counted = found.start()
        depth = 2 * len(found[1]) + (found[2] in {"- ", "-\n"})
        while open_lines and open_lines[-1][0] >= depth:
            open_lines.pop()
        open_lines.append((depth, line))
        if len(open_lines) > 1:
            owners[line] = open_lines[1][1]
    return owners


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to mark; `severity` is None for a label."""

    at: Span
    message: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A source line with its marks; a line without marks shows the context of the others."""

    number: int
    text: str
    marks: tuple[tuple[Mark, int, int], ...]
    """Mark, first column and end column in `text`, from 0."""


def frame(marks: list[Mark], view: View, paint: Paint, outline: Outline) -> Iterator[str]:
    """Yield the lines of a frame; the first mark is that of the finding itself."""
    files = {file: _rows(file, marks, outline) for file in dict.fromkeys(mark.at.file for mark in marks)}
    digits = max((len(str(row.number)) for rows in files.values() for row in rows), default=1)
    for index, (file, rows) in enumerate(files.items()):
        first = next(mark for mark in marks if mark.at.file is file)
        arrow = "-->" if index == 0 else ":::"
        place = f"{view.path(file.path)}:{first.at.start.line}:{first.at.start.column}"
        yield f"{' ' * digits}{paint('dim', arrow)} {place}"
        if rows:
            yield paint("dim", f"{' ' * digits} |")
            yield from _drawn(rows, digits, paint)
        if rows and index < len(files) - 1:
            yield paint("dim", f"{' ' * digits} |")


def _rows(file: SourceFile, marks: Iterable[Mark], outline: Outline) -> list[_Row]:
    if not file.text:
        return []
    lines: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.at.file is file:
            lines.setdefault(mark.at.start.line, []).append(mark)
    for number in tuple(lines):
        owner = outline.owner(file, number)
        if owner is not None:
            lines.setdefault(owner, [])
    for number in tuple(lines):
        if number + 2 in lines:
            lines.setdefault(number + 1, [])
    return [_row(file, number, marked) for number, marked in sorted(lines.items())]


def _row(file: SourceFile, number: int, marked: list[Mark]) -> _Row:
    spans = [mark.at for mark in marked] or [file.line_span(number)]
    line = excerpt(*spans, longest=WIDEST)
    placed = sorted(zip(marked, line.marks, strict=False), key=lambda one: one[1])
    return _Row(number, line.text, tuple((mark, *columns) for mark, columns in placed))


def _drawn(rows: list[_Row], digits: int, paint: Paint) -> Iterator[str]:
    before = rows[0].number
    for row in rows:
        if row.number > before + 1:
            yield paint("dim", f"{'.' * min(3, digits + 2)}")
        before = row.number
        bar = paint("dim", f"{row.number:>{digits}} |")
        yield f"{bar} {untabbed(row.text)}".rstrip()
        for mark, begin, end in row.marks:
            yield _underline(row.text, mark, (begin, end), digits, paint)


def _underline(text: str, mark: Mark, columns: tuple[int, int], digits: int, paint: Paint) -> str:
    begin, end = columns
    sign = "-" if mark.severity is None else "^"
    line = sign * max(1, width(text[begin:end])) + (f" {mark.message}" if mark.message else "")
    bar = paint("dim", f"{' ' * digits} |")
    return f"{bar} {' ' * width(text[:begin])}{paint(mark.severity or 'label', line)}"
