"""A place that says which pnpm a workspace is installed with, and the majors that it admits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from dockerlint.knowledge.node.pnpm import NEWEST_THINKABLE
from dockerlint.parsers.npm.ranges import Version, parse_range, parse_version, satisfies
from dockerlint.source import Span
from dockerlint.values import Known, Text

_TAG = re.compile(r"(?:latest|next)-(\d{1,2})")
_MAJOR = re.compile(r"[v=^~]?(\d{1,2})\.")
_FAR = 9999


class Rank(IntEnum):
    """Which pin decides for a workspace: the lowest that admits one major only."""

    PACKAGE_MANAGER = 2
    DEV_ENGINES = 3
    INSTALLED = 4
    TOOL = 5
    ENGINES = 6
    MEMBER = 7
    """What a package below the root says of itself."""
    LOCKFILE = 8


@dataclass(frozen=True, slots=True, eq=False)
class PnpmPin:
    """One pin. `name` is the field, file or variable for messages, `version` the text, `at` where the version is written."""

    rank: Rank
    name: str
    version: str
    at: Span
    majors: frozenset[int]
    exact: Version | None = None
    refuses: bool = False
    """Whether an install by another pnpm stops here: `engines.pnpm`."""
    corepack: bool = False
    """Whether corepack prepares it, which runs the version of packageManager all the same."""
    installs: bool = False
    """Whether the same Dockerfile or job installs the workspace with pnpm."""
    frozen: bool = False
    """Whether certainly this pnpm runs an install that refuses a lockfile which it can't read."""

    @property
    def order(self) -> tuple[int, str, int]:
        """The key by which pins decide: by rank, then by place."""
        return self.rank, self.at.path, self.at.begin


@lru_cache(maxsize=512)
def admitted(text: str) -> frozenset[int]:
    """Return the majors that a version, range or tag such as `latest-10` admits; none for `latest` and other tags."""
    if found := _TAG.fullmatch(text):
        return frozenset({int(found[1])})
    wanted = parse_range(text) if text.strip() else None
    if wanted is None:
        return frozenset()
    bounds = {one.version.major for alternative in wanted for one in alternative if one.operator != "<"}
    every = range(1, NEWEST_THINKABLE)
    return frozenset(
        major for major in every if major in bounds or satisfies(Version(major, _FAR, _FAR), wanted)
    )


def exact_version(text: str) -> Version | None:
    """Return the version that a text names exactly, as a release; None for a range."""
    version = parse_version(text)
    return Version(*version.core) if version else None


def excludes(pin: PnpmPin, other: PnpmPin) -> bool:
    """Return whether no version of the other pin satisfies this one: by majors, for `engines.pnpm` by the exact version."""
    wanted = parse_range(pin.version) if pin.refuses else None
    if wanted is not None and other.exact is not None:
        return not satisfies(other.exact, wanted)
    return pin.majors.isdisjoint(other.majors)


def read_version(version: Text, fallback: Span) -> tuple[str, frozenset[int], Span] | None:
    """Return a version's text, its majors and its place; of `8.${MINOR}` the major is known. None where nothing is decided."""
    first = version.parts[0] if version.parts else None
    if not isinstance(first, Known):
        return None
    at = first.at or fallback
    if version.value is not None:
        text = version.value.split("+", 1)[0]
        majors = admitted(text)
        return (text, majors, narrowed(at, text)) if majors else None
    found = _MAJOR.match(first.value)
    return (found[0] + "x", frozenset({int(found[1])}), at) if found else None


def narrowed(at: Span, text: str) -> Span:
    """Narrow a place to a text that occurs once in it, without quotes and the rest."""
    begin = at.text.find(text) if text else -1
    if begin < 0 or at.text.find(text, begin + 1) >= 0:
        return at
    return at.sub(begin, begin + len(text))
