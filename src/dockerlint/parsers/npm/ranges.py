"""npm's versions and ranges, as node-semver 7 reads them without options (strict, no prereleases unless asked)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 256
_LARGEST = 2**53 - 1
_NUMBER = r"(?:0|[1-9]\d*)"
_IDENTIFIER = rf"(?:{_NUMBER}|\d*[A-Za-z-][0-9A-Za-z-]*)"
_TAIL = rf"(?:-({_IDENTIFIER}(?:\.{_IDENTIFIER})*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"
_VERSION = re.compile(rf"[v=\s]*({_NUMBER})\.({_NUMBER})\.({_NUMBER}){_TAIL}", re.ASCII)
_X = rf"(?:{_NUMBER}|[xX*])"
_PARTIAL = rf"[v=\s]*({_X})(?:\.({_X})(?:\.({_X}){_TAIL})?)?"
_COMPARATOR = re.compile(rf"(~>?|\^|[<>]=?|=|)\s*{_PARTIAL}", re.ASCII)
_HYPHEN = re.compile(rf"\s*{_PARTIAL}\s+-\s+{_PARTIAL}\s*", re.ASCII)
_BUILD = re.compile(r"\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*")
_NUMBER_BEHIND_X = re.compile(r"[<>=v]*(?:[xX*]|\d+\.[xX*])\.(?:[xX*]\.)?\d")
_GAP = re.compile(r"(~>?|\^|[<>]=?|=)\s+")
_OR = re.compile(r"\s*\|\|\s*")

Identifier = tuple[int, int, str]


class Version(NamedTuple):
    """A version by its precedence: build metadata is dropped; `rank` sorts a release after its prereleases."""

    major: int
    minor: int
    patch: int
    rank: int = 1
    prerelease: tuple[Identifier, ...] = ()

    @property
    def core(self) -> tuple[int, int, int]:
        """The three numbers."""
        return self.major, self.minor, self.patch


class Comparator(NamedTuple):
    """`operator` is `<`, `<=`, `>`, `>=` or `=`. A bound of `<2.0.0-0` has the lowest prerelease."""

    operator: str
    version: Version


Range = tuple[tuple[Comparator, ...], ...]
"""Alternatives of comparators that must all hold; an alternative without comparators admits every release."""

_LOWEST = ((0, 0, ""),)
_NOTHING = Comparator("<", Version(0, 0, 0, 0, _LOWEST))


def parse_version(text: str) -> Version | None:
    """Read a version (`v1.2.3-beta.1+build`); None when node-semver calls it invalid."""
    found = _VERSION.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return _version(found[1], found[2], found[3], found[4]) if found else None


def _version(major: str, minor: str, patch: str, prerelease: str | None = None) -> Version | None:
    numbers = int(major), int(minor), int(patch)
    if max(numbers) > _LARGEST:
        return None
    identifiers = tuple(_identifier(one) for one in prerelease.split(".")) if prerelease else ()
    return Version(*numbers, 0 if identifiers else 1, identifiers)


def _identifier(text: str) -> Identifier:
    return (0, int(text), "") if text.isdigit() else (1, 0, text)


@lru_cache(maxsize=4096)
def parse_range(text: str) -> Range | None:
    """Read a range (`^1.2 || >=3 <5`, `1.x`, `1 - 2`, empty for any); None when node-semver calls it invalid."""
    if len(text) > _LONGEST:
        return None
    out: list[tuple[Comparator, ...]] = []
    for one in _OR.split(_BUILD.sub("", text.strip())):
        if (alternative := _alternative(one)) is None:
            return None
        out.append(alternative)
    return tuple(out)


def _alternative(text: str) -> tuple[Comparator, ...] | None:
    if found := _HYPHEN.fullmatch(text):
        parts = found.groups()
        return _joined((">=", parts[:4]), ("<=", parts[4:]))
    pieces = []
    for piece in _GAP.sub(r"\1", text).split():
        if not (found := _COMPARATOR.fullmatch(piece)) or _NUMBER_BEHIND_X.match(piece):
            return None
        pieces.append((found[1], found.groups()[1:]))
    return _joined(*pieces)


def _joined(*pieces: tuple[str, tuple[str | None, ...]]) -> tuple[Comparator, ...] | None:
    out: list[Comparator] = []
    for operator, parts in pieces:
        bounds = _bounds(operator, parts)
        if bounds is None:
            return None
        out += bounds
    return tuple(out)


def _bounds(operator: str, parts: tuple[str | None, ...]) -> tuple[Comparator, ...] | None:
    """Expand one comparator; `parts` are the numbers as written (None or x where they are left open) and the prerelease."""
    written = [part for part in parts[:3] if part is not None]
    known = written[: next((at for at, part in enumerate(written) if part in "xX*"), 3)]
    if not known:
        return (_NOTHING,) if operator in {"<", ">"} else ()
    padded = [*known, "0", "0"]
    low = _version(padded[0], padded[1], padded[2], parts[3] if len(known) == 3 else None)
    if low is None:
        return None
    if operator in {"^", "~", "~>"}:
        return Comparator(">=", low), Comparator("<", _bumped(low, _kept(operator, low, len(known))))
    if len(known) == 3:
        return (Comparator(operator or "=", low),)
    above = _bumped(low, len(known) - 1)
    return {
        ">": (Comparator(">=", Version(*above.core)),),
        ">=": (Comparator(">=", low),),
        "<": (Comparator("<", Version(*low.core, 0, _LOWEST)),),
        "<=": (Comparator("<", above),),
    }.get(operator, (Comparator(">=", low), Comparator("<", above)))


def _kept(operator: str, low: Version, known: int) -> int:
    """Return which of the three numbers the upper bound of `^` or `~` raises."""
    if operator != "^":
        return min(known - 1, 1)
    return next((at for at in range(known - 1) if low.core[at] != 0), known - 1)


def _bumped(low: Version, index: int) -> Version:
    core = low.core
    numbers = (*core[:index], core[index] + 1, 0, 0)
    return Version(numbers[0], numbers[1], numbers[2], 0, _LOWEST)


def satisfies(version: Version, wanted: Range) -> bool:
    """Return whether a version is in a range; a prerelease only where a comparator names one of the same numbers."""
    return any(_holds(version, comparators) for comparators in wanted)


def _holds(version: Version, comparators: tuple[Comparator, ...]) -> bool:
    if not all(_compare(version, one) for one in comparators):
        return False
    return not version.prerelease or any(
        one.version.core == version.core and one.version.prerelease for one in comparators
    )


def _compare(version: Version, comparator: Comparator) -> bool:
    operator, bound = comparator
    if version == bound:
        return operator in {"=", "<=", ">="}
    return operator[0] == ("<" if version < bound else ">")


def intersects(one: Range, other: Range) -> bool:
    """Return whether a version can be in both ranges (including prereleases), by their bounds."""
    return any(_possible((*left, *right)) for left in one for right in other)


def _possible(comparators: tuple[Comparator, ...]) -> bool:
    bounds = [one.version for one in comparators if one.operator not in {"<", ">"}]
    candidates = [*bounds, *(_next(one.version) for one in comparators if one.operator == ">")] or [
        Version(0, 0, 0)
    ]
    return any(all(_compare(version, one) for one in comparators) for version in candidates)


def _next(version: Version) -> Version:
    if version.prerelease:
        return Version(*version.core, 0, (*version.prerelease, (0, 0, "")))
    return Version(version.major, version.minor, version.patch + 1)
