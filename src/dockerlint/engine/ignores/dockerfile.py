"""Ignore comments of a Dockerfile: above an instruction or inside its continuation, for the whole instruction."""

from __future__ import annotations

from bisect import bisect_right

from dockerlint.engine.ignores.comments import Ignore, read_comment, resolve
from dockerlint.models.dockerfile import Dockerfile


def dockerfile_ignores(dockerfile: Dockerfile) -> list[Ignore]:
    """Give the ignores of a Dockerfile; text in heredocs is no comment."""
    starts = [one.start for one in dockerfile.instructions]
    out: list[Ignore] = []
    for at in dockerfile.comments:
        if comment := read_comment(at.text):
            line = at.start.line
            leading = not starts or line < starts[0]
            out += resolve(comment, _covered(dockerfile, starts, line), leading=leading)
    return out


def _covered(dockerfile: Dockerfile, starts: list[int], line: int) -> tuple[int, int] | None:
    after = bisect_right(starts, line)
    for one in dockerfile.instructions[max(after - 1, 0) : after + 1]:
        if one.end >= line:
            return one.start, one.end
    return None
