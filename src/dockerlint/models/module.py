"""One TypeScript or JavaScript file: what it imports, what of that is left at run time, and what it exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum

from dockerlint.source import Span


class Kept(Enum):
    """Whether an import is still there in the emitted JavaScript; for an export: whether it is a value."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """It depends on what the other file exports (a type or a value), or on an option that is not known."""


class Wait(IntEnum):
    """What an import waits for, the least first."""

    START = 0
    """For nothing: it runs when its file is loaded."""
    CONDITION = 1
    """For a condition that is asked when its file is loaded."""
    CALL = 2
    """For the call of a function."""


@dataclass(frozen=True, slots=True, eq=False)
class Import:
    """One import, re-export, require or import() with a literal specifier.

    `at` is the specifier with its quotes. `guarded`: in a try with a catch, before `.catch`, in a loader's callback, or
    under a condition that NODE_ENV makes false in production.
    """

    specifier: str
    at: Span
    kept: Kept = Kept.YES
    guarded: bool = False
    wait: Wait = Wait.START
    resolves_only: bool = False
    """`require.resolve` and `import.meta.resolve`."""
    names: tuple[str, ...] = ()
    """The exported names that decide: `kept` is UNKNOWN because one of them may be a value, or YES because one is used."""
    implicit: str | None = None
    """The compiler option that writes this import (`importHelpers`); `at` is then the code that needs it."""

    @property
    def lazy(self) -> bool:
        """Whether it is in a function or under a condition, so that it runs after the start or never."""
        return self.wait is not Wait.START


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """One exported name. With a `specifier` it is what that file exports as `name`; else `value` says what it is."""

    value: Kept
    specifier: str | None = None
    name: str = ""
    const_enum: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """The imports and exports of one file in order; `partial` when a part of it can't be read: what lies there is missing or UNKNOWN."""

    path: str
    imports: tuple[Import, ...] = ()
    partial: bool = False
    exports: Mapping[str, Export] = field(default_factory=dict)
    stars: tuple[str, ...] = ()
    """The specifiers of `export * from`."""
