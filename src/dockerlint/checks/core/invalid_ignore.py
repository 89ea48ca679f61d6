"""An ignore that can't work as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.models.ignore import WrittenIgnore
from dockerlint.project.project import Project

_LONGEST = 60


def check(ignore: WrittenIgnore, project: Project) -> Iterator[Problem]:
    """Yield why an ignore does nothing, and each name in it that no rule has."""
    if ignore.fault:
        yield Problem(ignore.at, ignore.fault)
    for one in ignore.names:
        if one.unknown:
            hint = f"; did you mean `{one.like}`?" if one.like else "; `dockerlint rules` lists all"
            name = f" `{one.name}`" if len(one.name) <= _LONGEST else ""
            yield Problem(ignore.at if one.about else one.at, f"unknown rule{name}{hint}")
