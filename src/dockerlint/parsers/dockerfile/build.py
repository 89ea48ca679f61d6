"""From logical lines to the model: instructions with their heredocs, stages, and what BuildKit refuses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from dockerlint.findings import Problem
from dockerlint.models.dockerfile import Dockerfile, Instruction, Stage
from dockerlint.models.words import Clip, Flag, Heredoc, Word
from dockerlint.parsers.dockerfile.arguments import Arguments, read_arguments
from dockerlint.parsers.dockerfile.directives import Header, read_header
from dockerlint.parsers.dockerfile.flags import take_flags
from dockerlint.parsers.dockerfile.heredoc import find_markers, marker
from dockerlint.parsers.dockerfile.lines import Line, Reader
from dockerlint.parsers.dockerfile.refusals import refusals
from dockerlint.parsers.dockerfile.spaces import SPACE
from dockerlint.parsers.dockerfile.split import Split, split_line, split_lines
from dockerlint.parsers.dockerfile.words import empty_word
from dockerlint.source import SourceFile, Span, shown

_WITH_HEREDOCS = frozenset({"RUN", "COPY", "ADD"})
_DEEPEST = 20


def parse_dockerfile(file: SourceFile) -> tuple[Dockerfile, list[Problem]]:
    """Read a Dockerfile; the problems are what BuildKit's parser refuses. It never raises.

    A file with problems is read on as far as it makes sense. What only the reading of instructions refuses (unknown
    ones, flags, missing arguments) is `Dockerfile.refused`.
    """
    header = read_header(file)
    reader = Reader(file, header.escape, header.lines)
    problems = header.problems
    drafts = _drafts(reader, _Context(header.escape, problems))
    instructions = tuple(_instruction(draft) for draft in drafts)
    problems += reader.problems
    if not instructions and not problems:
        problems.append(Problem(file.span(0, 0), "file has no instructions"))
    problems.sort(key=lambda problem: problem.at.begin)
    return _dockerfile(file, header, reader, instructions), problems


@dataclass(slots=True)
class _Draft:
    """An instruction in the making."""

    line: Line
    split: Split
    clip: Clip
    flags: tuple[Flag, ...]
    arguments: Arguments
    inner: _Draft | None
    heredocs: tuple[Heredoc, ...] = ()
    end: int = 0
    finish: int = 0


class _Context(NamedTuple):
    """What all instructions of a file share."""

    escape: str
    problems: list[Problem]


def _drafts(reader: Reader, context: _Context) -> list[_Draft]:
    """Read all lines first, so that the plain ones are split at once."""
    lines: list[tuple[Line, _Draft | None]] = []
    while line := reader.next():
        early = None
        if "<<" in line.clip.text:
            early = _draft(line, line.clip, split_line(line.clip.text), context)
            _take_heredocs(early, reader, context.problems)
        lines.append((line, early))
    splits = iter(split_lines([line.clip.text for line, early in lines if early is None]))
    return [early or _draft(line, line.clip, next(splits), context) for line, early in lines]


def _draft(line: Line, clip: Clip, split: Split, context: _Context, depth: int = 0) -> _Draft:
    flags, rest = take_flags(clip, split.arguments)
    last = len(clip.text.rstrip(SPACE)) - 1
    end = clip.offset(last) + 1 if last >= 0 else clip.offset(0)
    draft = _Draft(line, split, clip, flags, Arguments(), None, end=line.end, finish=end)
    if split.keyword != "ONBUILD" or depth > _DEEPEST:
        draft.arguments = read_arguments(split.keyword, rest, context.escape, context.problems)
    elif rest.text:
        draft.inner = _draft(line, rest, split_line(rest.text), context, depth + 1)
        draft.arguments = _trigger_arguments(draft.inner)
    return draft


def _trigger_arguments(inner: _Draft) -> Arguments:
    """Show the inner keyword, then the inner words; BuildKit shows nothing of an ONBUILD inside an ONBUILD."""
    keyword = Word(inner.split.keyword, inner.clip.part(inner.split.begin, inner.split.end))
    words = inner.arguments.words
    if inner.inner is not None:
        words = (empty_word(inner.clip, inner.split.end),)
    return Arguments((keyword, *words), exec_form=inner.arguments.exec_form)


def _take_heredocs(draft: _Draft, reader: Reader, problems: list[Problem]) -> None:
    holder = draft.inner or draft
    if holder.split.keyword not in _WITH_HEREDOCS or holder.arguments.exec_form:
        return
    heredocs = []
    for found in find_markers(draft.clip):
        body = reader.body(found.name, chomp=found.chomp)
        heredocs.append(Heredoc(found.name, body.at.text, found.expand, found.chomp, body.at))
        if not body.closed:
            problems.append(Problem(found.at, f"heredoc `{shown(found.at)}` is never closed"))
    if heredocs:
        draft.heredocs, draft.end = tuple(heredocs), reader.number
        draft.finish = reader.line_end
        if draft.inner:
            draft.inner = replace(draft.inner, heredocs=draft.heredocs, end=draft.end, finish=draft.finish)


def _instruction(draft: _Draft) -> Instruction:
    split, clip = draft.split, draft.clip
    begin = clip.offset(split.begin)
    return Instruction(
        keyword=split.keyword,
        keyword_at=clip.span(split.begin, split.end),
        at=Span(clip.file, begin, max(begin, draft.finish)),
        start=draft.line.start,
        end=draft.end,
        words=draft.arguments.words,
        flags=(*draft.flags, *draft.inner.flags) if draft.inner else draft.flags,
        exec_form=draft.arguments.exec_form,
        heredocs=draft.heredocs,
        pairs=draft.arguments.pairs,
        trigger=_instruction(draft.inner) if draft.inner else None,
        script=_script(draft),
        empty_lines=draft.line.empty,
    )


def _script(draft: _Draft) -> Heredoc | None:
    """Give the heredoc that a RUN consists of (`RUN <<EOF`); in `RUN cat <<EOF` it is another command's input."""
    words = draft.arguments.words
    if not draft.heredocs or draft.split.keyword != "RUN" or len(words) != 1:
        return None
    return draft.heredocs[0] if marker(words[0].clip) else None


def _dockerfile(
    file: SourceFile, header: Header, reader: Reader, instructions: tuple[Instruction, ...]
) -> Dockerfile:
    starts = [index for index, one in enumerate(instructions) if one.keyword == "FROM"]
    bounds = pairwise([*starts, len(instructions)])
    stages = tuple(_stage(index, instructions[begin:end]) for index, (begin, end) in enumerate(bounds))
    preamble = instructions[: starts[0]] if starts else instructions
    return Dockerfile(
        file=file,
        directives=header.directives,
        escape=header.escape,
        preamble=preamble,
        stages=stages,
        instructions=instructions,
        comments=tuple(reader.comments),
        refused=refusals(instructions, preamble, header.escape),
    )


def _stage(index: int, instructions: tuple[Instruction, ...]) -> Stage:
    start = instructions[0]
    words = start.words
    named = len(words) == 3 and words[1].text.lower() == "as"
    return Stage(
        index=index,
        start=start,
        base=words[0] if words else Word("", Clip(start.at.file, "", ((0, start.keyword_at.finish),))),
        name=words[2].text.lower() if named else None,
        name_word=words[2] if named else None,
        instructions=instructions[1:],
    )
