"""A Dockerfile as BuildKit reads it. Every word has its exact place; nothing is expanded yet."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from pydantic import InstanceOf, SkipValidation

from dockerlint.models.base import Model, Source
from dockerlint.models.words import Clip, Directive, Flag, Heredoc, Pair, Word
from dockerlint.source import Span

_OWN_FRONTEND = re.compile(r"(?:[^@]*/)?docker/dockerfile(?:-upstream)?(?:[:@].*)?")


class Keyword(StrEnum):
    """The keywords that BuildKit knows; an instruction with another one keeps it as text."""

    ADD = "ADD"
    ARG = "ARG"
    CMD = "CMD"
    COPY = "COPY"
    ENTRYPOINT = "ENTRYPOINT"
    ENV = "ENV"
    EXPOSE = "EXPOSE"
    FROM = "FROM"
    HEALTHCHECK = "HEALTHCHECK"
    LABEL = "LABEL"
    MAINTAINER = "MAINTAINER"
    ONBUILD = "ONBUILD"
    RUN = "RUN"
    SHELL = "SHELL"
    STOPSIGNAL = "STOPSIGNAL"
    USER = "USER"
    VOLUME = "VOLUME"
    WORKDIR = "WORKDIR"


class Instruction(Model):
    """One instruction.

    `words` are BuildKit's: one string for a RUN, CMD or ENTRYPOINT in shell form; name, value, separator triples for
    ENV and LABEL; `NAME=value` strings for ARG; the inner keyword first for ONBUILD, whose flags are the inner ones after
    its own (of which BuildKit knows none). Lines count from 1.
    """

    keyword: SkipValidation[str]
    keyword_at: SkipValidation[Span]
    at: SkipValidation[Span]
    start: SkipValidation[int]
    end: SkipValidation[int]
    words: SkipValidation[tuple[Word, ...]] = ()
    flags: SkipValidation[tuple[Flag, ...]] = ()
    exec_form: SkipValidation[bool] = False
    heredocs: SkipValidation[tuple[Heredoc, ...]] = ()
    pairs: SkipValidation[tuple[Pair, ...]] = ()
    trigger: SkipValidation[Instruction | None] = None
    """The inner instruction of an ONBUILD."""
    script: SkipValidation[Heredoc | None] = None
    """The heredoc that is the whole command of a `RUN <<EOF`, not input of another command."""
    empty_lines: SkipValidation[tuple[int, ...]] = ()
    """The numbers of the blank lines inside its continuations."""

    def flag(self, name: str) -> Flag | None:
        """Return the last flag of a name, the one that counts."""
        return next((flag for flag in reversed(self.flags) if flag.name == name), None)

    @property
    def sources(self) -> tuple[Word, ...]:
        """The sources of a COPY or ADD: all words but the last (including heredoc markers)."""
        return self.words[:-1]

    @property
    def destination(self) -> Word | None:
        """The destination of a COPY or ADD."""
        return self.words[-1] if self.words else None


class Stage(Model):
    """A build stage: its FROM and the instructions after it. `name` is in lower case, as BuildKit compares it."""

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

    def instructions_of(self, *keywords: str) -> tuple[Instruction, ...]:
        """Return the stage's instructions of these keywords, in order."""
        return tuple(one for one in self.instructions if one.keyword in keywords)

    def last(self, keyword: str) -> Instruction | None:
        """Return the stage's last instruction of a keyword: the one that counts for CMD, ENTRYPOINT, USER ..."""
        return next((one for one in reversed(self.instructions) if one.keyword == keyword), None)

    def overridden(self, keyword: str) -> tuple[tuple[Instruction, Instruction], ...]:
        """Pair each instruction of a keyword with the next one of it in the stage."""
        return tuple(pairwise(self.instructions_of(keyword)))


class Dockerfile(Model):
    """A Dockerfile. `preamble` are the instructions before the first FROM (global ARGs)."""

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

    @property
    def bodies(self) -> tuple[Stage, ...]:
        """The stages; a fragment without FROM is one stage of an image without a name."""
        if self.stages or not self.preamble:
            return self.stages
        first = self.preamble[0]
        nothing = Word("", Clip(self.file, "", first.at.begin))
        return (Stage(index=0, start=first, base=nothing, instructions=self.preamble),)

    @property
    def foreign(self) -> bool:
        """Whether a `# syntax=` names a frontend other than Docker's own, so that nothing here is certain."""
        syntax = self.directive("syntax")
        return syntax is not None and not _OWN_FRONTEND.fullmatch(syntax.value.split(" ")[0])

    def directive(self, name: str) -> Directive | None:
        """Return a parser directive by its name (lower case)."""
        return next((one for one in self.directives if one.name == name), None)

    def stage(self, name: str, before: int | None = None) -> Stage | None:
        """Return the last stage of a name (case-insensitive), or the last one among the first `before`."""
        wanted = name.lower()
        return next((one for one in reversed(self.stages[:before]) if one.name == wanted), None)
