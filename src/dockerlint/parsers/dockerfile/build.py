"""Create the model from logical lines: instructions with their heredocs, stages, and what BuildKit rejects."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from dockerlint.findings import Problem
from dockerlint.models.dockerfile import Dockerfile, Instruction, Keyword, Stage
from dockerlint.models.words import Clip, Heredoc, Word
from dockerlint.parsers.dockerfile.arguments import Arguments, read_arguments
from dockerlint.parsers.dockerfile.heredoc import find_markers, marker
from dockerlint.parsers.dockerfile.lines import Header, Line, LineReader, long_lines, read_header
from dockerlint.parsers.dockerfile.split import split_line
from dockerlint.parsers.dockerfile.words import empty_word, exec_words, take_flags
from dockerlint.source import SourceFile, Span, shown

_WITH_HEREDOCS = frozenset({"RUN", "COPY", "ADD"})
_DEEPEST = 20


def parse_dockerfile(file: SourceFile) -> tuple[Dockerfile, list[Problem]]:
    """Return the model of a Dockerfile, and the problems that BuildKit's parser reports. Never raises.

    A file with problems is read as far as possible. `find_refusals()` returns the problems that BuildKit finds later, in the
    instructions (unknown ones, flags, missing arguments).
    """
    header = read_header(file)
    reader = LineReader(file, header.escape, header.end)
    problems = [*header.problems, *long_lines(file)]
    instructions = _instructions(reader, _Context(header.escape, problems))
    if not instructions and not problems:
        problems.append(Problem(file.span(0, 0), "file has no instructions"))
    problems.sort(key=lambda problem: problem.at.begin)
    return _dockerfile(file, header, reader, instructions), problems


class _Context(NamedTuple):
    """The parts that all instructions of a file share."""

    escape: str
    problems: list[Problem]


def _instructions(reader: LineReader, context: _Context) -> tuple[Instruction, ...]:
    instructions = []
    while line := reader.next():
        if "<<" in line.clip.text and (heredocs := _heredocs(line.clip, reader, context)):
            line = reader.with_heredocs(line, heredocs)
        instructions.append(_instruction(line, line.clip, context))
    return tuple(instructions)


def _heredocs(clip: Clip, reader: LineReader, context: _Context) -> tuple[Heredoc, ...]:
    """Read the heredocs of a line; those of an ONBUILD belong to its inner instruction."""
    split = split_line(clip.text)
    _, rest = take_flags(clip, split.arguments, context.escape)
    if split.keyword == Keyword.ONBUILD:
        split = split_line(rest.text)
        _, rest = take_flags(rest, split.arguments, context.escape)
    if split.keyword not in _WITH_HEREDOCS or exec_words(rest, []) is not None:
        return ()
    heredocs = []
    for found in find_markers(clip):
        body = reader.body(found.name, chomp=found.chomp)
        heredocs.append(Heredoc(found.name, body.at.text, found.expand, found.chomp, body.at))
        if not body.closed:
            context.problems.append(Problem(found.at, f"heredoc `{shown(found.at)}` is never closed"))
            break
    return tuple(heredocs)


def _instruction(line: Line, clip: Clip, context: _Context, depth: int = 0) -> Instruction:
    """Return the instruction of a line, or of the part of it inside an ONBUILD."""
    split = split_line(clip.text)
    flags, rest = take_flags(clip, split.arguments, context.escape)
    inner = None
    if split.keyword != Keyword.ONBUILD or depth > _DEEPEST:
        arguments = read_arguments(split.keyword, rest, context.escape, context.problems)
    elif rest.text:
        inner = _instruction(line, rest, context, depth + 1)
        arguments = _trigger_arguments(inner, rest)
    else:
        arguments = Arguments()
    keyword_at = clip.span(split.begin, split.end)
    return Instruction(
        keyword=split.keyword,
        keyword_at=keyword_at,
        at=Span(clip.file, keyword_at.begin, max(keyword_at.begin, line.finish)),
        start=line.start,
        end=line.end,
        words=arguments.words,
        flags=(*flags, *inner.flags) if inner else flags,
        exec_form=arguments.exec_form,
        heredocs=line.heredocs,
        pairs=arguments.pairs,
        trigger=inner,
        script=_script(split.keyword, arguments.words, line.heredocs),
        empty_lines=line.empty,
    )


def _trigger_arguments(inner: Instruction, clip: Clip) -> Arguments:
    """Return the inner keyword and words of an ONBUILD; BuildKit shows nothing for an ONBUILD inside an ONBUILD."""
    split = split_line(clip.text)
    keyword = Word(split.keyword, clip.part(split.begin, split.end))
    words = inner.words if inner.trigger is None else (empty_word(clip, split.end),)
    return Arguments((keyword, *words), exec_form=inner.exec_form)


def _script(keyword: str, words: tuple[Word, ...], heredocs: tuple[Heredoc, ...]) -> Heredoc | None:
    """Return the heredoc that is the script of a RUN (`RUN <<EOF`); in `RUN cat <<EOF` it is the input of a command."""
    if not heredocs or keyword != Keyword.RUN or len(words) != 1:
        return None
    return heredocs[0] if marker(words[0].clip) else None


def _dockerfile(
    file: SourceFile, header: Header, reader: LineReader, instructions: tuple[Instruction, ...]
) -> Dockerfile:
    starts = [index for index, one in enumerate(instructions) if one.keyword == Keyword.FROM]
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
    )


def _stage(index: int, instructions: tuple[Instruction, ...]) -> Stage:
    start = instructions[0]
    words = start.words
    named = len(words) == 3 and words[1].text.lower() == "as"
    return Stage(
        index=index,
        start=start,
        base=words[0] if words else Word("", Clip(start.at.file, "", start.keyword_at.finish)),
        name=words[2].text.lower() if named else None,
        name_word=words[2] if named else None,
        instructions=instructions[1:],
    )
