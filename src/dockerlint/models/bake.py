"""Calls of Bake, which builds the targets of its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dockerlint.source import Span
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class BakeOverride:
    """A `--set pattern.key=value`; `appends` for `+=`."""

    pattern: str
    key: tuple[str, ...]
    value: Text
    appends: bool = False


def _unset(_: str) -> Text | None:
    return None


@dataclass(frozen=True, slots=True, eq=False)
class BakeCall:
    """One `docker buildx bake`, or one step of docker/bake-action."""

    at: Span
    folder: Text
    """Where it runs, base-relative: paths of the files' targets are relative to it."""
    files: tuple[Text, ...] = ()
    """The base-relative paths of the files; none for those that Bake looks for in the folder."""
    generated: bool = False
    """Whether docker/metadata-action's file is among them, too: it defines tags and labels."""
    targets: tuple[Text, ...] = ()
    overrides: tuple[BakeOverride, ...] = ()
    overrides_complete: bool = True
    """False when an option may override more (`--set "$X"`)."""
    pushes: bool | None = None
    """Whether it sends the images to a registry; None if it may."""
    variable: Callable[[str], Text | None] = _unset
    """Returns what a variable is set to; None for one that nothing sets."""
