"""Variables without a value that have one cause: nothing sets any variable of their compose file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dockerlint.findings import Diagnosis, Label, ReadingKind
from dockerlint.project.compose.resolve import ResolvedProject
from dockerlint.source import SourceFile

_BARE = re.compile(r"(?<!\$)\$(?:\{(\w+)\}|([A-Za-z_]\w*))")
"""A variable that a compose file uses without a default (compose-spec, "Interpolation")."""
_EFFECT = ": "


def folded(project: ResolvedProject) -> Iterator[Diagnosis]:
    """Yield the diagnoses of a project. Unset variables of one file that all lead to the same are one, with the others as labels."""
    groups: dict[tuple[str, str, object], list[Diagnosis]] = {}
    for one in project.diagnoses:
        if one.kind == ReadingKind.UNSET and _is_never_set(one.problem.at.file, project):
            effect = one.problem.message.partition(_EFFECT)[2]
            groups.setdefault((one.problem.at.path, effect, one.as_severe.severity), []).append(one)
        else:
            yield one
    for group in groups.values():
        yield _joined(group)


def _is_never_set(file: SourceFile, project: ResolvedProject) -> bool:
    """Return whether nothing sets a variable that a file uses without a default."""
    names = {found[1] or found[2] for found in _BARE.finditer(file.text)}
    return not any(
        project.env.find(name) != (None, None) or project.env.is_set_by_caller(name) for name in names
    )


def _joined(group: list[Diagnosis]) -> Diagnosis:
    first, *others = group
    if not others:
        return first
    labels = (Label(one.problem.at, one.problem.message.partition(_EFFECT)[0]) for one in others)
    cause = Label(first.problem.at, "nothing sets any variable of this file")
    return first._replace(problem=replace(first.problem, labels=(*first.problem.labels, cause, *labels)))
