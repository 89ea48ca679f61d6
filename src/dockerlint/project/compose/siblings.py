"""Whether a compose file is run alone, or lies over the default one next to it, or over others that are not known."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dockerlint.findings import DiagnosisKind, ReadingKind, Undecided
from dockerlint.knowledge.compose.files import DEFAULT_NAMES
from dockerlint.models.compose import Service
from dockerlint.paths import parent
from dockerlint.project.compose.calls import ComposeCall, called_alone, called_over_others
from dockerlint.project.compose.resolve import ResolvedProject

_MISSING = frozenset({ReadingKind.UNDEFINED, Undecided.DEFINED_ELSEWHERE})
_GIVEN_BY_OTHERS: Mapping[DiagnosisKind, DiagnosisKind] = {
    ReadingKind.UNDEFINED: Undecided.DEFINED_ELSEWHERE,
    ReadingKind.ENV_FILE_MISSING: Undecided.ENV_FILE_NOT_HERE,
    ReadingKind.UNSET: Undecided.VARIABLE_NOT_HERE,
}
"""What the files below one may define, or the folder of the first of them, from which `.env` and all paths are meant."""


def over_default(
    one: ResolvedProject, found: Iterable[ResolvedProject], calls: Sequence[ComposeCall]
) -> ResolvedProject:
    """Note the default file next to a lone `compose.prod.yaml`, if that may lie over it."""
    folder, name = parent(one.model.path), posixpath.basename(one.model.path)
    for base in found:
        path = base.model.path
        if parent(path) == folder and posixpath.basename(path) in DEFAULT_NAMES and extends_stem(name, path):
            if _is_whole(one, base, calls):
                return one
            return replace(one, model=one.model.model_copy(update={"over": base.model}))
    return one


def over_unknown(one: ResolvedProject) -> ResolvedProject:
    """Return a file that a command may lay over others with what it lacks as undecided; one that lacks nothing may be run alone."""
    if not any(found.kind in _GIVEN_BY_OTHERS for found in one.diagnoses):
        return one
    kinds = [_GIVEN_BY_OTHERS.get(found.kind, found.kind) for found in one.diagnoses]
    diagnoses = tuple(found._replace(kind=kind) for found, kind in zip(one.diagnoses, kinds, strict=True))
    return replace(one, model=one.model.model_copy(update={"whole": False}), diagnoses=diagnoses)


def _is_whole(one: ResolvedProject, base: ResolvedProject, calls: Sequence[ComposeCall]) -> bool:
    """Return whether a file next to a default one is run without it.

    A command names it alone. Or no command names it over another one, it defines all that its services and the same ones of the default
    file need, and it repeats what the default file says, which an override has no reason to do.
    """
    path = one.model.path
    if path in called_over_others(calls) or path in called_alone(calls):
        return path not in called_over_others(calls)
    if "override" in posixpath.basename(path) or any(found.kind in _MISSING for found in one.diagnoses):
        return False
    names = {service.name for service in one.model.services}
    mentioned = [service for service in base.model.services if service.name in names]
    needed = {one.service for service in mentioned for one in service.depends_on}
    return needed <= names and any(
        _settings(service) & _settings(one.model.service(service.name)) for service in mentioned
    )


def _settings(service: Service | None) -> set[tuple[object, ...]]:
    """Return the ports, volumes, variables and dependencies of a service, to compare them with another file's."""
    if service is None:
        return set()
    ports = {("port", port.target, str(port.published)) for port in service.ports}
    volumes = {("volume", str(volume.source), str(volume.target)) for volume in service.volumes}
    variables = {("variable", one.name, str(one.value)) for one in service.environment}
    return {*ports, *volumes, *variables, *(("needs", one.service) for one in service.depends_on)}


def extends_stem(name: str, base: str) -> bool:
    """Return whether the name of a compose file is that of another one with a suffix: `compose.prod.yaml` of `compose.yaml`."""
    stem = posixpath.splitext(posixpath.basename(base))[0]
    return name.startswith((stem + ".", stem + "-", stem + "_"))
