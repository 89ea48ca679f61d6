"""One TypeScript or JavaScript file: what it imports, and what of that is left at run time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dockerlint.source import Span


class Kept(Enum):
    """Whether an import is still there in the emitted JavaScript."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """It depends on what the other file exports (a type or a value)."""


@dataclass(frozen=True, slots=True, eq=False)
class Import:
    """One import, re-export, require or import() with a literal specifier.

    `at` is the specifier with its quotes. `guarded`: in a try with a catch, behind `.catch`, or in a loader's callback.
    `lazy`: inside a function, so reached later than start.
    """

    specifier: str
    at: Span
    kept: Kept = Kept.YES
    dynamic: bool = False
    guarded: bool = False
    lazy: bool = False
    resolves_only: bool = False
    """`require.resolve` and `import.meta.resolve`."""


@dataclass(frozen=True, slots=True)
class Module:
    """The imports of one file in order; `partial` when the file has a syntax error."""

    path: str
    imports: tuple[Import, ...] = ()
    partial: bool = False
