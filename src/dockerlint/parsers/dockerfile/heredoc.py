"""Find the heredoc markers of an instruction (`<<EOF`, `<<-'EOF'`, `3<< EOF`), by the rules of BuildKit's shell lexer.

A marker is a word of its own outside quotes; `<<<`, `$((1<<2))` and `"<<EOF"` are none. The escape character is always
the backslash here. A line whose quotes or `${` don't close has no words for BuildKit, so no heredoc either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dockerlint.knowledge.docker.instructions import SPACE
from dockerlint.models.words import Clip
from dockerlint.parsers.dockerfile.variables import skip_variable
from dockerlint.source import Span

_PIECE = re.compile(
    rf"(?P<space>[{SPACE}]+)|<<[{SPACE}]*|<|\\.?|'[^']*'|[^{SPACE}<\\'\"$]+|(?P<quote>\")|(?P<dollar>\$)",
    re.DOTALL,
)
_IN_QUOTES = re.compile(r"(?:[^\"\\$]|\\.)*+(?:(?P<end>\")|\$)", re.DOTALL)
_MARKER = re.compile(rf"(\d*)<<(-?)[{SPACE}]*([^<]*)")
_PROTECTED = re.compile(r"'([^']*)'|\"((?:[^\"\\]|\\.)*)\"|\\(.)", re.DOTALL)


class Marker(NamedTuple):
    """A heredoc's name without quotes; quotes turn expansion off, `<<-` strips tabs."""

    name: str
    expand: bool
    chomp: bool
    at: Span


def find_markers(clip: Clip) -> tuple[Marker, ...]:
    """Return the heredocs of a logical line, in order."""
    if "<<" not in clip.text:
        return ()
    words = _words(clip.text)
    if words is None:
        return ()
    found = (marker(clip.part(begin, finish)) for begin, finish in words)
    return tuple(one for one in found if one)


def marker(clip: Clip) -> Marker | None:
    """Return the heredoc of a text that is only a marker; None for any other text."""
    found = _MARKER.fullmatch(clip.text)
    if not found or not found[3]:
        return None
    words = _words(found[3])
    if words != [(0, len(found[3]))]:
        return None
    name = _PROTECTED.sub(lambda part: part[1] or part[2] or part[3] or "", found[3])
    quoted = any(part[3] is None for part in _PROTECTED.finditer(found[3]))
    return Marker(name, not quoted, found[2] == "-", clip.span()) if name else None


def _words(text: str) -> list[tuple[int, int]] | None:
    """Split into (begin, finish) pairs; None if BuildKit's lexer fails."""
    words, begin, at = [], -1, 0
    for at, finish, is_space in _pieces(text):
        if finish < 0:
            return None
        if is_space and begin >= 0:
            words.append((begin, at))
            begin = -1
        elif not is_space and begin < 0:
            begin = at
    if begin >= 0:
        words.append((begin, len(text)))
    return words


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (begin, finish, whether blank) of each piece; a finish of -1 is an error, and the last."""
    at = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        finish = _piece_end(text, found) if found else -1
        yield at, finish, bool(found and found["space"])
        if finish < 0:
            return
        at = finish


def _piece_end(text: str, found: re.Match[str]) -> int:
    if found["dollar"]:
        return skip_variable(text, found.start(), "\\")
    if not found["quote"]:
        return found.end()
    at = found.end()
    while part := _IN_QUOTES.match(text, at):
        if part["end"]:
            return part.end()
        at = skip_variable(text, part.end() - 1, "\\")
        if at < 0:
            return -1
    return -1
