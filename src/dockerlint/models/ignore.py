"""An ignore as it was written: what the rules about ignores are called with, after all others ran."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class IgnoredName:
    """A rule that an ignore names; `about` is what the finding is to name, in a package.json.

    `unused`: the rule ran over the whole file, and found nothing that is silenced here. False where that is not known.
    `unknown`: no rule of this or another tool is called so; `like` is the known one that is most like it.
    """

    name: str
    at: Span
    about: str | None = None
    unused: bool = False
    unknown: bool = False
    like: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class WrittenIgnore:
    """A comment, or an entry of a package.json (`at` is its key). `fault` says why all of it does nothing."""

    at: Span
    names: tuple[IgnoredName, ...]
    whole: bool = False
    """Whether it speaks of the file."""
    fault: str | None = None

    @property
    def path(self) -> str:
        """The file's path."""
        return self.at.path
