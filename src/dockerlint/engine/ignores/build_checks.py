"""BuildKit's own ignores: the directive `# check=skip=A,B`, and the same in the comments above an instruction.

Source: docs.docker.com/build/checks, and BuildKit's parser: of the comments between two instructions the first `check` counts,
an empty comment (`#`) starts again, and the text after a blank is an explanation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dockerlint.engine.ignores.comments import LAST_LINE, Ignore, Name
from dockerlint.knowledge.docker.build_checks import CHECKS
from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.source import Span

WORD = "check"

_CHECK = re.compile(r"#[^\S\n]*check[^\S\n]*=[^\S\n]*(?P<value>\S[^\n]*)", re.IGNORECASE)
_SKIP = re.compile(r"(?:^|;)\s*skip\s*=(?P<names>[^;\n]*)")
_NAME = re.compile(r"[^,\s]+")


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
