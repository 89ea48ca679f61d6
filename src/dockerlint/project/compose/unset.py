"""Variables without a value that have one cause: nothing sets any variable of their compose file, or all are the same one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from dockerlint.findings import Diagnosis, Label, ReadingKind, Severity
from dockerlint.knowledge.compose.files import DEFAULT_NAMES
from dockerlint.project.compose.resolve import ResolvedProject
from dockerlint.source import SourceFile

_BARE = re.compile(r"(?<!\$)\$(?:\{(\w+)\}|([A-Za-z_]\w*))")
"""A variable that a compose file uses without a default (compose-spec, "Interpolation")."""
_EFFECT = ": "


def folded(project: ResolvedProject) -> Iterator[Diagnosis]:
    """Yield the diagnoses of a project. Unset variables of one file that all lead to the same are one, with the others as labels.

    Where something sets other variables of the file, those of one name are one. Those of a file that only something elsewhere can run are infos.
    """
    groups: dict[tuple[str, str, object], list[Diagnosis]] = {}
    never: dict[str, bool] = {}
    for one in project.diagnoses:
        if one.kind != ReadingKind.UNSET:
            yield one
            continue
        file = one.problem.at.file
        if file.path not in never:
            never[file.path] = _is_never_set(file, project)
        message = one.problem.message
        same = message.partition(_EFFECT)[2] if never[file.path] else message
        elsewhere = never[file.path] and _is_run_elsewhere(file, project)
        found = _as_info(one) if elsewhere else one
        groups.setdefault((file.path, same, found.as_severe.severity), []).append(found)
    yield from map(_joined, groups.values())


def _as_info(found: Diagnosis) -> Diagnosis:
    return found._replace(problem=replace(found.problem, severity=Severity.INFO))


def _is_never_set(file: SourceFile, project: ResolvedProject) -> bool:
    """Return whether nothing sets a variable that a file uses without a default."""
    return not any(
        project.env.find(name) != (None, None) or project.env.is_set_by_caller(name) for name in _bare(file)
    )


def _is_run_elsewhere(file: SourceFile, project: ResolvedProject) -> bool:
    """Return whether a file needs several variables, has a name of its own, and no caller near it has that name: who runs it sets them."""
    name = posixpath.basename(file.path)
    named = name in DEFAULT_NAMES or any(name in caller.text for caller in project.env.callers)
    return not named and len(_bare(file)) > 1


def _bare(file: SourceFile) -> set[str]:
    return {found[1] or found[2] for found in _BARE.finditer(file.text)}


def _joined(group: list[Diagnosis]) -> Diagnosis:
    """Return the first of a group with the others as labels, each with the variable that it lacks if they lack several."""
    first, *others = group
    several = len({one.problem.message for one in group}) > 1
    labels = [Label(first.problem.at, "nothing sets any variable of this file")] if several else []
    for one in others:
        what = one.problem.message.partition(_EFFECT)[0] if several else "here too"
        labels.append(Label(one.problem.at, what))
    return first._replace(problem=replace(first.problem, labels=(*first.problem.labels, *labels)))
