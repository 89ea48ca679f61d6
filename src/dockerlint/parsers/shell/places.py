"""The places of decoded text in its file: clips of words in quotes and of YAML and JSON strings."""

from __future__ import annotations

import re
from bisect import bisect_right

from dockerlint.models.shell_variables import Parts
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.draft import Draft
from dockerlint.parsers.shell.words import is_active, pieces, word_parts
from dockerlint.source import Span

_EXPANDS = re.compile(r"[$`\\]")
_CHUNK = re.compile(r"[^\s\\\"'/$]+|[\\\"'/$]|\s+")
_BLANKS = re.compile(r"\s+")
_ESCAPED_BLANKS = re.compile(r"(?:\s|\\[nrt]|\\\r?\n)+")
_BLOCK_HEAD = re.compile(r"[|>][^\n]*\n")


class Places:
    """A clip's text as a shell reads it, and the span of each range of it; `whole`, if given, is the span of every range."""

    __slots__ = ("_clip", "_delta", "_file", "_starts", "text", "whole")

    def __init__(self, clip: Clip, whole: Span | None = None) -> None:
        """Prepare the lookups."""
        self._clip = clip
        self._file = clip.file
        self._starts = [at for at, _ in clip.segments]
        self._delta = [where - at for at, where in clip.segments]
        self.text = clip.text.replace("\r\n", " \n")
        self.whole = whole

    def parts(self, begin: int, finish: int) -> Parts:
        """Return the parts of the word `text[begin:finish]`."""
        raw = self.text[begin:finish]
        return word_parts(raw, self.span(begin, finish)) if is_active(raw) else (raw,)

    def span(self, begin: int, finish: int) -> Span:
        """Point at `text[begin:finish]` in the file."""
        if self.whole is not None:
            return self.whole
        if len(self._starts) == 1:
            delta = self._delta[0]
            return Span(self._file, begin + delta, finish + delta)
        index = bisect_right(self._starts, begin) - 1
        if index + 1 == len(self._starts) or finish <= self._starts[index + 1]:
            delta = self._delta[index]
            return Span(self._file, begin + delta, finish + delta)
        return self._clip.span(begin, finish)

    def clip(self, begin: int, finish: int) -> Clip:
        """Return `text[begin:finish]` as a text of its own."""
        return self._clip.part(begin, finish)

    def inside(self, begin: int, finish: int) -> tuple[Clip, Span | None]:
        """Return the text of a quoted word as a clip of its own: the script of `sh -c "..."`."""
        text, segments = "", []
        for piece in pieces(self._clip.text[begin:finish]):
            part = self._clip.part(begin + piece.at, begin + piece.at + len(piece.text))
            segments += [(len(text) + at, where) for at, where in part.segments]
            text += piece.text
        return Clip.joined(self._file, text, segments, self._clip.offset(begin)), self.whole


def literal_body(draft: Draft, places: Places) -> Clip | None:
    """Return the body of a command's heredoc; None where the shell expands something in it, because its delimiter is not quoted."""
    if draft.heredoc is None:
        return None
    body = places.clip(*draft.heredoc)
    delimiters = [
        places.text[begin:finish] for operator, begin, finish in draft.redirects if "<<" in operator
    ]
    quoted = delimiters != [] and delimiters[-1][:1] in {"'", '"', "\\"}
    return body if quoted or not _EXPANDS.search(body.text) else None


def text_clip(text: str, at: Span) -> Clip | None:
    """Map a decoded YAML or JSON string (block, quoted or plain) to its place; None where that can't be done exactly.

    Blanks may differ (indentation, folded lines), single characters may be escaped by a backslash, a doubled quote, or
    Compose's `$$`.
    """
    raw = at.text
    head = _BLOCK_HEAD.match(raw)
    quote = raw[:1] if raw[:1] in {'"', "'"} and not head else ""
    where = head.end() if head else len(quote)
    segments: list[tuple[int, int]] = []
    for found in _CHUNK.finditer(text):
        begin, finish = _matched(found[0], raw, where, quote)
        if begin < 0:
            return None
        if not segments or at.begin + begin - found.start() != segments[-1][1] - segments[-1][0]:
            segments.append((found.start(), at.begin + begin))
        where = finish
    return Clip.joined(at.file, text, segments, at.begin)


def _matched(chunk: str, raw: str, where: int, quote: str) -> tuple[int, int]:
    """Return the range of `raw` that a chunk of the decoded text was written as, or (-1, -1)."""
    blanks = _ESCAPED_BLANKS if quote == '"' else _BLANKS
    if chunk.isspace():
        blank = blanks.match(raw, where)
        return (where, blank.end() if blank else where)
    if not raw.startswith(chunk, where) and (blank := blanks.match(raw, where)):
        where = blank.end()
    if quote == "'" and chunk == "'":
        return (where + 1, where + 2) if raw.startswith("''", where) else (-1, -1)
    if chunk == "$" and raw.startswith("$$", where):
        return where + 1, where + 2
    if quote == '"' and raw.startswith("\\" + chunk, where) and chunk in {'"', "\\", "/"}:
        return where + 1, where + 2
    return (where, where + len(chunk)) if raw.startswith(chunk, where) else (-1, -1)
