"""The ignores of a Dockerfile: comments above an instruction or inside its continuation, for the whole instruction.

BuildKit's own are the directive `# check=skip=A,B`, and the same in the comments above an instruction.
Source: docs.docker.com/build/checks, and BuildKit's parser: of the comments between two instructions the first `check` counts,
an empty comment (`#`) starts again, and the text after a blank is an explanation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dockerlint.engine.ignores.comments import LAST_LINE, WORD, Ignore, Name, read_comment, resolve
from dockerlint.knowledge.docker.build_checks import CHECKS
from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.source import Span

BEHIND = "an ignore at the end of an instruction has no effect; write it on a line of its own above"

_BEHIND = re.compile(rf"(?<=\S)[ \t]+(?P<comment>#[ \t]*{WORD}[ \t]*ignore(?:-file)?\[[^\]\n]*\])")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", re.DOTALL)

CHECK = "check"

_CHECK = re.compile(r"#[^\S\n]*check[^\S\n]*=[^\S\n]*(?P<value>\S[^\n]*)", re.IGNORECASE)
_SKIP = re.compile(r"(?:^|;)\s*skip\s*=(?P<names>[^;\n]*)")
_NAME = re.compile(r"[^,\s]+")


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


def build_check_ignores(dockerfile: Dockerfile) -> Iterator[Ignore]:
    """Yield what a Dockerfile tells BuildKit's checks to skip, under BuildKit's names for them."""
    directive = dockerfile.directive("check")
    if directive is not None:
        names = _names(directive.at, whole=True)
        yield Ignore(directive.at, names, 1, LAST_LINE, whole=True)
    starts = [at.begin for at in dockerfile.comments]
    finish = 0
    for one in dockerfile.instructions:
        between = dockerfile.comments[bisect_left(starts, finish) : bisect_left(starts, one.at.begin)]
        yield from _above(one, between)
        finish = one.at.finish


def _above(instruction: Instruction, comments: tuple[Span, ...]) -> Iterator[Ignore]:
    empty = [index for index, at in enumerate(comments) if at.text.strip() == "#"]
    for at in comments[empty[-1] + 1 if empty else 0 :]:
        if _CHECK.match(at.text):
            yield Ignore(at, _names(at, whole=False), instruction.start, instruction.end)
            return


def _names(at: Span, *, whole: bool) -> tuple[Name, ...]:
    """Read the names after `skip=`; `all` is every check."""
    found = _CHECK.match(at.text)
    if found is None:
        return ()
    begin = found.start("value")
    value = found["value"] if whole else found["value"].partition(" ")[0]
    skip = _SKIP.search(value)
    if skip is None:
        return ()
    first = begin + skip.start("names")
    if skip["names"].strip() == "all":
        return tuple(Name(name, at.sub(first, first + len(skip["names"]))) for name in sorted(CHECKS))
    return tuple(
        Name(one[0], at.sub(first + one.start(), first + one.end())) for one in _NAME.finditer(skip["names"])
    )
