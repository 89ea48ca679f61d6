"""Places for code hosts: on one line, and never empty."""

from __future__ import annotations

from dockerlint.source import Position, Span


def narrow(at: Span) -> Span:
    """Return a place cut to its first line; an empty one is widened to the next or previous character.

    GitHub shows an annotation in a pull request only if all lines of its region are in the diff. On an empty line, the
    result is the line break; only in a file without text is it empty.
    """
    at = at.first_line()
    if at.begin < at.finish:
        return at
    file, line = at.file, at.start.line
    begin = file.offset(line)
    end = begin + len(file.line(line))
    if begin < end:
        begin = min(at.begin, end - 1)
        return Span(file, begin, begin + 1)
    if line < len(file.line_starts):
        return Span(file, begin, file.offset(line + 1))
    if line > 1:
        end = file.offset(line - 1) + len(file.line(line - 1))
        return narrow(Span(file, end, end))
    return Span(file, 0, 0)


def extent(at: Span) -> tuple[Position, Position]:
    """Return the start and the exclusive end of a narrowed place; in a file without text it has one column."""
    start, end = at.start, at.end
    return start, end if end > start else Position(start.line, start.column + 1)
