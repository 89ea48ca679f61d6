"""ENV or LABEL without `=`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.findings import Edit, Fix, Problem
from dockerlint.models.words import Pair
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import Step
from dockerlint.source import Span

_PLAIN = re.compile(r"[^\s'\"\\`]+")
_WITH_BLANKS = re.compile(r"[^'\"\\`\n\r]+")


def check(step: Step, project: Project) -> Iterator[Problem]:
    """Yield a problem at a name and value that only a blank separates."""
    if len(step.instruction.words) != 3 or step.instruction.words[2].text or len(step.instruction.pairs) != 1:
        return
    pair = step.instruction.pairs[0]
    message = f"`{step.keyword}` with a space between name and value is deprecated: write `=`"
    yield Problem(pair.name.span, message, fix=_fix(pair))


def _fix(pair: Pair) -> Fix | None:
    """Write `=`, and quotes where the value has blanks; values with quotes, escapes or several lines are left alone."""
    if pair.value is None:
        return None
    name, value = pair.name.span, pair.value.span
    gap, end = Span(name.file, name.finish, value.begin), Span(name.file, value.finish, value.finish)
    if _PLAIN.fullmatch(value.text):
        return Fix("write `=`", (Edit(gap, "="),))
    if _WITH_BLANKS.fullmatch(value.text):
        return Fix("write `=` and quotes", (Edit(gap, '="'), Edit(end, '"')))
    return None
