"""The words of a Dockerfile, and how each character of them leads back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from dockerlint.source import SourceFile, Span

_WITHOUT_TABS = re.compile(r"(?m)^\t*+([^\n]*\n?)")


class Clip(NamedTuple):
    """Text of one instruction after its lines were joined; knows where each character came from.

    `segments` are (offset in `text`, offset in the file) pairs, ascending, the first at offset 0.
    """

    file: SourceFile
    text: str
    segments: tuple[tuple[int, int], ...]

    def offset(self, index: int) -> int:
        """Give the file offset of the character at `index`."""
        segments = self.segments
        if len(segments) == 1:
            return segments[0][1] + index
        at = segments[bisect_right(segments, (index, 1 << 62)) - 1]
        return at[1] + index - at[0]

    def span(self, begin: int = 0, finish: int | None = None) -> Span:
        """Point at `text[begin:finish]` in the file (continuations in between are covered)."""
        file, text, segments = self
        finish = len(text) if finish is None else finish
        if len(segments) == 1:
            delta = segments[0][1]
            return Span(file, begin + delta, max(begin, finish) + delta)
        start = self.offset(begin)
        return Span(file, start, self.offset(finish - 1) + 1 if finish > begin else start)

    def part(self, begin: int, finish: int) -> Clip:
        """Cut out `text[begin:finish]`."""
        file, text, segments = self
        if len(segments) == 1:
            return Clip(file, text[begin:finish], ((0, segments[0][1] + begin),))
        inner = [(at - begin, where) for at, where in segments if begin < at < finish]
        return Clip(file, text[begin:finish], ((0, self.offset(begin)), *inner))


class Word(NamedTuple):
    """One word: `text` as BuildKit's parser gives it (an exec-form word is decoded), `clip` as written."""

    text: str
    clip: Clip

    @property
    def span(self) -> Span:
        """Where the word stands, quotes included."""
        return self.clip.span()

    @property
    def value(self) -> Clip:
        """The text as BuildKit goes on with it, to be expanded: of an exec-form word what stands in the quotes, decoded."""
        if self.text == self.clip.text:
            return self.clip
        return Clip(self.clip.file, self.text, ((0, self.clip.offset(min(1, len(self.clip.text)))),))


@dataclass(frozen=True, slots=True, eq=False)
class Flag:
    """A flag between keyword and arguments: `--from=build` has the name `from` and the value `build`."""

    name: str
    value: str | None
    word: Word

    @property
    def operand(self) -> Word | None:
        """The value as a word with its place; None where there is no `=`."""
        if self.value is None:
            return None
        clip = self.word.clip
        return Word(self.value, clip.part(clip.text.index("=") + 1, len(clip.text)))

    def fields(self) -> dict[str, str]:
        """Give the parts of a `--mount=type=cache,target=/x`, in order, names in lower case; a bare name has the value `true`.

        A field in CSV quotes is taken as written, without its quotes.
        """
        fields = (field.strip('"').partition("=") for field in (self.value or "").split(",") if field)
        return {name.lower(): value if equals else "true" for name, equals, value in fields}


class Pair(NamedTuple):
    """One `name=value` of ARG, ENV or LABEL; `value` is None for `ARG NAME`. Quotes are kept, as BuildKit keeps them."""

    name: Word
    value: Word | None


@dataclass(frozen=True, slots=True, eq=False)
class Heredoc:
    """A heredoc of RUN, COPY or ADD; `content` is the body as written, `clip` what the build makes of it."""

    name: str
    content: str
    expand: bool
    chomp: bool
    at: Span
    """The body, without the terminator line."""

    @property
    def clip(self) -> Clip:
        """The body as it is used: without the leading tabs of its lines when `chomp`."""
        whole = Clip(self.at.file, self.content, ((0, self.at.begin),))
        if not self.chomp:
            return whole
        kept = [found.span(1) for found in _WITHOUT_TABS.finditer(self.content)]
        segments, length = [], 0
        for begin, finish in kept:
            segments.append((length, self.at.begin + begin))
            length += finish - begin
        text = "".join(self.content[begin:finish] for begin, finish in kept)
        return Clip(self.at.file, text, tuple(segments) or whole.segments)


@dataclass(frozen=True, slots=True, eq=False)
class Directive:
    """A parser directive at the top: `# syntax=docker/dockerfile:1`."""

    name: str
    value: str
    at: Span
