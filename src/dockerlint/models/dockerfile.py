"""A Dockerfile as BuildKit reads it. Every word has its exact place; nothing is expanded yet."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from pydantic import InstanceOf

from dockerlint.findings import Problem
from dockerlint.models.base import At, Model, Source
from dockerlint.source import SourceFile, Span

_WITHOUT_TABS = re.compile(r"(?m)^\t*+([^\n]*\n?)")
_OWN_FRONTEND = re.compile(r"(?:[^@]*/)?docker/dockerfile(?:-upstream)?(?:[:@].*)?")


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
        if len(self.segments) == 1:
            return self.segments[0][1] + index
        at = self.segments[bisect_right(self.segments, (index, 1 << 62)) - 1]
        return at[1] + index - at[0]

    def span(self, begin: int = 0, finish: int | None = None) -> Span:
        """Point at `text[begin:finish]` in the file (continuations in between are covered)."""
        finish = len(self.text) if finish is None else finish
        start = self.offset(begin)
        return Span(self.file, start, self.offset(finish - 1) + 1 if finish > begin else start)

    def part(self, begin: int, finish: int) -> Clip:
        """Cut out `text[begin:finish]`."""
        segments = self.segments
        if len(segments) == 1:
            return Clip(self.file, self.text[begin:finish], ((0, segments[0][1] + begin),))
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


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
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


class Instruction(Model):
    """One instruction.

    `words` are BuildKit's: one string for a RUN, CMD or ENTRYPOINT in shell form; name, value, separator triples for
    ENV and LABEL; `NAME=value` strings for ARG; the inner keyword first for ONBUILD, whose flags are the inner ones behind
    its own (of which BuildKit knows none). Lines count from 1.
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
    script: InstanceOf[Heredoc] | None = None
    """The heredoc that is the whole command of a `RUN <<EOF`, not input of another command."""
    empty_lines: tuple[int, ...] = ()
    """The numbers of the blank lines inside its continuations."""

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

    def overridden(self, keyword: str) -> tuple[tuple[Instruction, Instruction], ...]:
        """Pair each instruction of a keyword with the next one of it in the stage."""
        return tuple(pairwise(self.of(keyword)))


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
    refused: tuple[InstanceOf[Problem], ...] = ()
    """What BuildKit's parser lets pass, but refuses when it reads the instructions: unknown ones, flags, missing arguments."""

    @property
    def path(self) -> str:
        """The base-relative path."""
        return self.file.path

    @property
    def bodies(self) -> tuple[Stage, ...]:
        """The stages; of a fragment without FROM all that stands in it, as one stage of an image without a name."""
        if self.stages or not self.preamble:
            return self.stages
        first = self.preamble[0]
        nothing = Word("", Clip(self.file, "", ((0, first.at.begin),)))
        return (Stage(index=0, start=first, base=nothing, instructions=self.preamble),)

    @property
    def foreign(self) -> bool:
        """Whether a `# syntax=` names a frontend other than Docker's own, under which nothing here need be true."""
        syntax = self.directive("syntax")
        return syntax is not None and not _OWN_FRONTEND.fullmatch(syntax.value.split(" ")[0])

    def directive(self, name: str) -> Directive | None:
        """Give a parser directive by its name (lower case)."""
        return next((one for one in self.directives if one.name == name), None)

    def stage(self, name: str, before: int | None = None) -> Stage | None:
        """Give the stage of a name (any case of letters), the last one of that name, or only among the first `before`."""
        wanted = name.lower()
        return next((one for one in reversed(self.stages[:before]) if one.name == wanted), None)
