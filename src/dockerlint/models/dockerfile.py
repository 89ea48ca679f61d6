"""A Dockerfile as BuildKit reads it. Every word has its exact place; nothing is expanded yet."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pydantic import InstanceOf

from dockerlint.models.base import At, Model, Source
from dockerlint.source import SourceFile, Span


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Text of one instruction after its lines were joined; knows where each character came from.

    `segments` are (offset in `text`, offset in the file) pairs, ascending, the first at offset 0.
    """

    file: SourceFile
    text: str
    segments: tuple[tuple[int, int], ...]

    def offset(self, index: int) -> int:
        """Give the file offset of the character at `index`."""
        at = self.segments[bisect_right(self.segments, (index, 1 << 62)) - 1]
        return at[1] + index - at[0]

    def span(self, begin: int = 0, finish: int | None = None) -> Span:
        """Point at `text[begin:finish]` in the file (continuations in between are covered)."""
        finish = len(self.text) if finish is None else finish
        start = self.offset(begin)
        return Span(self.file, start, self.offset(finish - 1) + 1 if finish > begin else start)

    def part(self, begin: int, finish: int) -> Clip:
        """Cut out `text[begin:finish]`."""
        inner = tuple((at - begin, where) for at, where in self.segments if begin < at < finish)
        return Clip(self.file, self.text[begin:finish], ((0, self.offset(begin)), *inner))


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word: `text` as BuildKit's parser gives it (an exec-form word is decoded), `clip` as written."""

    text: str
    clip: Clip

    @property
    def span(self) -> Span:
        """Where the word stands, quotes included."""
        return self.clip.span()


@dataclass(frozen=True, slots=True, eq=False)
class Flag:
    """A flag between keyword and arguments: `--from=build` has the name `from` and the value `build`."""

    name: str
    value: str | None
    word: Word


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """One `name=value` of ARG, ENV or LABEL; `value` is None for `ARG NAME`. Quotes are kept, as BuildKit keeps them."""

    name: Word
    value: Word | None


@dataclass(frozen=True, slots=True, eq=False)
class Heredoc:
    """A heredoc of RUN, COPY or ADD; `content` has the leading tabs stripped when `chomp`."""

    name: str
    content: str
    expand: bool
    chomp: bool
    at: Span
    """The body, without the terminator line."""


@dataclass(frozen=True, slots=True, eq=False)
class Directive:
    """A parser directive at the top: `# syntax=docker/dockerfile:1`."""

    name: str
    value: str
    at: Span


class Instruction(Model):
    """One instruction.

    `words` are BuildKit's: one string for a RUN, CMD or ENTRYPOINT in shell form; name, value, separator triples for
    ENV and LABEL; `NAME=value` strings for ARG; the inner keyword first for ONBUILD. Lines count from 1.
    """

    keyword: str
    keyword_at: At
    at: At
    start: int
    end: int
    words: tuple[InstanceOf[Word], ...] = ()
    flags: tuple[InstanceOf[Flag], ...] = ()
    exec_form: bool = False
    heredocs: tuple[InstanceOf[Heredoc], ...] = ()
    pairs: tuple[InstanceOf[Pair], ...] = ()
    trigger: Instruction | None = None
    """The inner instruction of an ONBUILD."""

    def flag(self, name: str) -> Flag | None:
        """Give the last flag of a name, the one that counts."""
        return next((flag for flag in reversed(self.flags) if flag.name == name), None)

    @property
    def sources(self) -> tuple[Word, ...]:
        """What a COPY or ADD takes: all words but the last (heredoc markers included)."""
        return self.words[:-1]

    @property
    def destination(self) -> Word | None:
        """Where a COPY or ADD puts it."""
        return self.words[-1] if self.words else None


class Stage(Model):
    """A build stage: its FROM and what follows. `name` is in lower case, as BuildKit compares it."""

    index: int
    start: Instruction
    """The FROM."""
    base: InstanceOf[Word]
    name: str | None = None
    name_word: InstanceOf[Word] | None = None
    instructions: tuple[Instruction, ...] = ()
    """Without the FROM."""

    @property
    def label(self) -> str:
        """The name after AS as written, or the index."""
        return self.name_word.text if self.name_word else str(self.index)

    def of(self, *keywords: str) -> tuple[Instruction, ...]:
        """Give the stage's instructions of these keywords, in order."""
        return tuple(one for one in self.instructions if one.keyword in keywords)

    def last(self, keyword: str) -> Instruction | None:
        """Give the stage's last instruction of a keyword: the one that counts for CMD, ENTRYPOINT, USER ..."""
        return next((one for one in reversed(self.instructions) if one.keyword == keyword), None)


class Dockerfile(Model):
    """A whole Dockerfile. `preamble` stands before the first FROM (global ARGs)."""

    file: Source
    directives: tuple[InstanceOf[Directive], ...] = ()
    escape: str = "\\"
    preamble: tuple[Instruction, ...] = ()
    stages: tuple[Stage, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    """All of them in order, FROMs included."""
    comments: tuple[InstanceOf[Span], ...] = ()
    """Every comment, from its `#` to the end of the line; directives are none."""

    @property
    def path(self) -> str:
        """The base-relative path."""
        return self.file.path

    def directive(self, name: str) -> Directive | None:
        """Give a parser directive by its name (lower case)."""
        return next((one for one in self.directives if one.name == name), None)

    def stage(self, name: str, before: int | None = None) -> Stage | None:
        """Give the stage of a name (any case of letters), the last one of that name, or only among the first `before`."""
        wanted = name.lower()
        return next((one for one in reversed(self.stages[:before]) if one.name == wanted), None)
