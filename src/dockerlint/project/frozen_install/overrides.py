"""`overrides`: their selectors, and what they make of a manifest before it is compared."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from dockerlint.parsers.npm.ranges import intersects, parse_range, parse_version, satisfies
from dockerlint.project.frozen_install.answers import Reason, undecided

_PARENT = re.compile(r"(?<=[^ |@])>")
_LOCAL = ("link:", "file:")


class Override(NamedTuple):
    """One override: `name@range` below `parent@parent_range` becomes `value`; `-` removes it."""

    parent: str | None
    parent_range: str | None
    name: str
    range: str | None
    value: str


def parse_overrides(overrides: dict[str, str]) -> list[Override]:
    """Read the selectors, those with a parent first."""
    out = []
    for selector, value in overrides.items():
        *parents, target = _PARENT.split(selector)
        parent, parent_range = _named(parents[-1]) if parents else (None, None)
        out.append(Override(parent, parent_range, *_named(target), value))
    return sorted(out, key=lambda one: one.parent is None)


def _named(text: str) -> tuple[str, str | None]:
    name, at, wanted = text.strip()[1:].partition("@")
    return text.strip()[:1] + name, wanted if at else None


class Owner(NamedTuple):
    """The package whose manifest is changed: `path` leads from the lockfile's folder to it."""

    name: str | None
    version: str | None
    path: str


def overridden(
    dependencies: dict[str, str],
    overrides: Iterable[Override],
    owner: Owner,
    catalog: Callable[[str, str], str],
) -> dict[str, str]:
    """Return the specifiers of one group with the overrides applied. Raises StopError where several fit.

    `catalog` returns the specifier to compare with a selector's range.
    """
    out = {}
    for name, specifier in dependencies.items():
        value = _value(name, catalog(name, specifier), overrides, owner)
        if value is None:
            out[name] = specifier
        elif value != "-":
            out[name] = _relative(value, owner)
    return out


def _value(name: str, specifier: str, overrides: Iterable[Override], owner: Owner) -> str | None:
    fitting = [
        one
        for one in overrides
        if one.name == name and _below(one, owner) and _in_range(one.range, specifier)
    ]
    parented = [one for one in fitting if one.parent]
    values = {one.value for one in parented or fitting}
    if len(values) > 1:
        raise undecided(Reason.SEVERAL_OVERRIDES)
    return values.pop() if values else None


def _below(override: Override, owner: Owner) -> bool:
    if override.parent is None:
        return True
    if override.parent != owner.name:
        return False
    wanted = parse_range(override.parent_range) if override.parent_range else ()
    has = parse_version(owner.version or "")
    return wanted == () or bool(wanted and has and satisfies(has, wanted))


def _in_range(target: str | None, specifier: str) -> bool:
    if target is None or target == specifier:
        return True
    left, right = parse_range(target), parse_range(specifier)
    return left is not None and right is not None and intersects(left, right)


def _relative(value: str, owner: Owner) -> str:
    """Make the folder of a local override relative to the package."""
    for scheme in _LOCAL:
        if value.startswith(scheme):
            return scheme + posixpath.relpath(value.removeprefix(scheme), owner.path)
    return value
