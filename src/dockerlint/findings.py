"""What a rule says, and what the engine makes of it. All of it is data; nothing here renders or applies anything."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from dockerlint.source import Span


class Severity(IntEnum):
    """How bad a finding is; a larger number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        """Return the name that the command line and every format use: `error`."""
        return self.name.lower()

    @classmethod
    def parse(cls, name: str) -> Severity:
        """Return the severity of a name. Raises KeyError for another word."""
        return cls[name.upper()]


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that explains the first: where the deciding value stands, or what to change."""

    at: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text under a span by another text."""

    at: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a finding; a safe one never changes what the image does."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check or a parser says: a place, a message (lower case, no full stop, `code` in backticks), and labels.

    It knows no rule. `severity` may only lower the page's; `codes` are further ids of this one finding (`SC2046`);
    `subject` is what an ignore in package.json names (the package of an undeclared import).
    """

    at: Span
    message: str
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    codes: tuple[str, ...] = ()
    subject: str | None = None


class Diagnosis(NamedTuple):
    """What the reading of a file itself found: the id of the rule (`syntax`, `invalid-compose`) that speaks of it."""

    rule: str
    severity: Severity
    problem: Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem signed by the engine with its rule."""

    rule: str
    family: str
    severity: Severity
    message: str
    at: Span
    labels: tuple[Label, ...]
    fix: Fix | None
    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    fingerprint: str

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key of the one stable order: path, place, rule, message."""
        return self.at.path, self.at.begin, self.at.finish, self.rule, self.message
