"""The answers of a frozen install."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dockerlint.findings import Problem
from dockerlint.models.lockfile import Lockfile


class Answer(Enum):
    """What a frozen install ends with. The values are the ids of the rules that speak of it."""

    FRESH = "fresh"
    DRIFT = "lockfile-drift"
    SETTINGS = "lockfile-settings-drift"
    INCOMPATIBLE = "lockfile-incompatible"
    MISSING = "lockfile-missing"
    BROKEN = "lockfile-broken"
    OTHER = "another error"
    """The install stops for a reason that is not the lockfile's."""
    UNKNOWN = "unknown"
    """The files don't decide."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first thing that one pnpm says: `why` names the setting or the reason, `problems` the places (for a drift)."""

    answer: Answer
    why: str = ""
    lockfile: Lockfile | None = None
    problems: tuple[Problem, ...] = ()


class StopError(Exception):
    """Ends the judging with a verdict other than fresh."""

    def __init__(self, answer: Answer, why: str = "") -> None:
        """Keep the verdict."""
        super().__init__(why)
        self.answer = answer
        self.why = why


def undecided(why: str) -> StopError:
    """Make the error for what the files don't decide."""
    return StopError(Answer.UNKNOWN, why)
