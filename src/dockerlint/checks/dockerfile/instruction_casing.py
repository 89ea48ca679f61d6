"""An instruction is not in the case of most others."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Edit, Fix, Problem
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.project.project import Project


def check(dockerfile: Dockerfile, project: Project) -> Iterator[Problem]:
    """Yield a problem at each keyword of a stage that is not in the case of the majority; a tie means upper case."""
    words = [
        one.keyword_at
        for stage in dockerfile.stages
        for one in (stage.start, *stage.instructions)
        if one.keyword
    ]
    lower = sum(word.text == word.text.lower() for word in words)
    upper = sum(word.text == word.text.upper() for word in words)
    case = "lower" if lower > upper else "upper"
    for word in words:
        wanted = word.text.lower() if lower > upper else word.text.upper()
        if word.text != wanted:
            fix = Fix(f"write `{wanted}`", (Edit(word, wanted),))
            yield Problem(word, f"`{word.text}` is not in {case} case, as most instructions are", fix=fix)
