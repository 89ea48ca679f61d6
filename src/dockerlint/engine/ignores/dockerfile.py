"""Ignore comments of a Dockerfile: above an instruction or inside its continuation, for the whole instruction."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from dockerlint.engine.ignores.comments import WORD, Ignore, read_comment, resolve
from dockerlint.models.dockerfile import Dockerfile, Instruction

BEHIND = "an ignore at the end of an instruction has no effect; write it on a line of its own above"

_BEHIND = re.compile(rf"(?<=\S)[ \t]+(?P<comment>#[ \t]*{WORD}[ \t]*ignore(?:-file)?\[[^\]\n]*\])")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", re.DOTALL)


def dockerfile_ignores(dockerfile: Dockerfile) -> list[Ignore]:
    """Return the ignores of a Dockerfile; text in heredocs is not a comment."""
    starts = [one.start for one in dockerfile.instructions]
    out: list[Ignore] = []
    for at in dockerfile.comments:
        if comment := read_comment(at.file, at.begin, at.finish):
            line = at.start.line
            leading = not starts or line < starts[0]
            out.append(resolve(comment, _covered(dockerfile, starts, line), leading=leading))
    return [*out, *_behind(dockerfile)]


def _covered(dockerfile: Dockerfile, starts: list[int], line: int) -> tuple[int, int] | None:
    after = bisect_right(starts, line)
    for one in dockerfile.instructions[max(after - 1, 0) : after + 1]:
        if one.end >= line:
            return one.start, one.end
    return None


def _behind(dockerfile: Dockerfile) -> Iterator[Ignore]:
    """Yield what looks like a comment after code: a Dockerfile has none there, and a shell's comment has no effect."""
    comments = {at.begin for at in dockerfile.comments}
    file = dockerfile.file
    for one in dockerfile.instructions:
        begin, finish = file.offset(one.start), file.offset(one.end + 1)
        for found in _BEHIND.finditer(file.text, begin, finish):
            at = found.start("comment")
            if at not in comments and not _in_text(one, begin, at):
                yield Ignore(file.span(at, found.end()), fault=BEHIND)


def _in_text(instruction: Instruction, begin: int, at: int) -> bool:
    """Return whether an offset is in a heredoc or between quotes."""
    if any(one.at.begin <= at < one.at.finish for one in instruction.heredocs):
        return True
    before = _QUOTED.sub("", instruction.keyword_at.file.text[begin:at])
    return '"' in before or "'" in before
