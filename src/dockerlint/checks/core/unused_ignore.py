"""An ignore that silences nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.models.ignore import WrittenIgnore
from dockerlint.project.project import Project


def check(ignore: WrittenIgnore, project: Project) -> Iterator[Problem]:
    """Yield each rule that an ignore names and that found nothing to be silenced by it."""
    for one in ignore.names:
        if one.unused:
            where = "in this file" if ignore.whole else "here"
            about = f" about `{one.about}`" if one.about else ""
            yield Problem(one.at, f"`{one.name}` finds nothing{about} {where}, so this ignores nothing")
