"""The words of a Dockerfile, and how each character of them leads back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dockerlint.source import SourceFile, Span

_WITHOUT_TABS = re.compile(r"(?m)^\t*+([^\n]*\n?)")


Segments = tuple[tuple[int, int], ...]


class Clip(NamedTuple):
    """The text of one instruction after joining its lines, with the place of each character.

    `begin` is the file offset of its first character. `joints` are the places where lines were joined: (offset in `text`, offset in
    the file) pairs, ascending.
    """

    file: SourceFile
    text: str
    begin: int
    joints: Segments = ()

    @classmethod
    def joined(cls, file: SourceFile, text: str, segments: Sequence[tuple[int, int]], begin: int = 0) -> Clip:
        """Return a clip of (offset in `text`, offset in the file) pairs, the first at offset 0; without pairs it is at `begin`."""
        return cls(file, text, segments[0][1], tuple(segments[1:])) if segments else cls(file, text, begin)

    @property
    def segments(self) -> Segments:
        """All pieces: (offset in `text`, offset in the file) pairs, ascending, the first at offset 0."""
        return ((0, self.begin), *self.joints)

    def offset(self, index: int) -> int:
        """Return the file offset of the character at `index`."""
        joints = self.joints
        if not joints or index < joints[0][0]:
            return self.begin + index
        at = joints[bisect_right(joints, (index, 1 << 62)) - 1]
        return at[1] + index - at[0]

    def span(self, begin: int = 0, finish: int | None = None) -> Span:
        """Return the span of `text[begin:finish]` in the file (including continuations in between)."""
        finish = len(self.text) if finish is None else finish
        if not self.joints:
            return Span(self.file, self.begin + begin, self.begin + max(begin, finish))
        start = self.offset(begin)
        return Span(self.file, start, self.offset(finish - 1) + 1 if finish > begin else start)

    def part(self, begin: int, finish: int) -> Clip:
        """Cut out `text[begin:finish]`."""
        file, text, at, joints = self
        if not joints:
            return Clip(file, text[begin:finish], at + begin)
        inner = [(at - begin, where) for at, where in joints if begin < at < finish]
        return Clip(file, text[begin:finish], self.offset(begin), tuple(inner))


class Word(NamedTuple):
    """One word: `text` as BuildKit's parser returns it (an exec-form word is decoded), `clip` as written."""

    text: str
    clip: Clip

    @property
    def span(self) -> Span:
        """The place of the word, quotes included."""
        return self.clip.span()

    @property
    def value(self) -> Clip:
        """The text that BuildKit expands: for an exec-form word the decoded content of the quotes."""
        if self.text == self.clip.text:
            return self.clip
        return Clip(self.clip.file, self.text, self.clip.offset(min(1, len(self.clip.text))))


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
        """Return the parts of a `--mount=type=cache,target=/x`, in order, names in lower case; a bare name has the value `true`.

        A field in CSV quotes is taken as written, without its quotes.
        """
        fields = (field.strip('"').partition("=") for field in (self.value or "").split(",") if field)
        return {name.lower(): value if equals else "true" for name, equals, value in fields}

    def field(self, name: str) -> Word | None:
        """Return the value of a part of a `--mount` with its place, of several the last one, which counts."""
        clip = self.operand.value if self.operand else self.word.clip.part(0, 0)
        found = list(re.finditer(rf'(?i)(?:^|,)"?{name}=([^,"]*)', clip.text))
        part = clip.part(*found[-1].span(1)) if found else None
        return Word(part.text, part) if part else None


class Pair(NamedTuple):
    """One `name=value` of ARG, ENV or LABEL; `value` is None for `ARG NAME`. Quotes are kept, as BuildKit keeps them."""

    name: Word
    value: Word | None


@dataclass(frozen=True, slots=True, eq=False)
class Heredoc:
    """A heredoc of RUN, COPY or ADD; `content` is the body as written, `clip` the body as the build uses it."""

    name: str
    content: str
    expand: bool
    chomp: bool
    at: Span
    """The body, without the terminator line."""

    @property
    def clip(self) -> Clip:
        """The body as it is used: without the leading tabs of its lines when `chomp`."""
        whole = Clip(self.at.file, self.content, self.at.begin)
        if not self.chomp:
            return whole
        kept = [found.span(1) for found in _WITHOUT_TABS.finditer(self.content)]
        segments, length = [], 0
        for begin, finish in kept:
            segments.append((length, self.at.begin + begin))
            length += finish - begin
        text = "".join(self.content[begin:finish] for begin, finish in kept)
        return Clip.joined(self.at.file, text, segments, self.at.begin)


@dataclass(frozen=True, slots=True, eq=False)
class Directive:
    """A parser directive at the top: `# syntax=docker/dockerfile:1`."""

    name: str
    value: str
    at: Span
