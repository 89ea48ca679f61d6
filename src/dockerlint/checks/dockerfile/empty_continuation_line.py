"""A blank line inside an instruction."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Edit, Fix, Label, Problem
from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.project.project import Project
from dockerlint.source import Span


def check(dockerfile: Dockerfile, project: Project) -> Iterator[Problem]:
    """Yield a problem at the last line of each instruction that continues after a blank line, as BuildKit does."""
    for instruction in dockerfile.instructions:
        if instruction.empty_lines:
            yield _problem(instruction)


def _problem(instruction: Instruction) -> Problem:
    file = instruction.at.file
    lines = [Span(file, file.offset(line), file.offset(line + 1)) for line in instruction.empty_lines]
    labels = tuple(
        Label(Span(file, at.begin, at.begin), "a blank line, which later versions reject") for at in lines
    )
    fix = Fix("remove the blank lines", tuple(Edit(at, "") for at in lines))
    at = file.line_span(_last_line(instruction))
    return Problem(at, f"`{instruction.keyword}` continues after a blank line", labels, fix)


def _last_line(instruction: Instruction) -> int:
    """Return the last line of the instruction itself, without its heredocs."""
    first = min((one.at.start.line for one in instruction.heredocs), default=instruction.end + 1)
    return first - 1
