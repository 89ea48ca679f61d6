"""An ignore comment: the subject of the rules about ignores, which run last."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class IgnoredName:
    """A rule in an ignore comment; `about` is the name that the finding must be about, in a package.json.

    `unused`: the rule ran over the whole file, and this ignored no finding. False if unknown.
    `unknown`: no rule of dockerlint or another tool has this id; `like` is the most similar known one.
    """

    name: str
    at: Span
    about: str | None = None
    unused: bool = False
    unknown: bool = False
    like: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class WrittenIgnore:
    """A comment, or an entry of a package.json (`at` is its key). `fault` is the reason why it has no effect at all."""

    at: Span
    names: tuple[IgnoredName, ...]
    whole: bool = False
    """Whether it applies to the whole file."""
    fault: str | None = None

    @property
    def path(self) -> str:
        """The file's path."""
        return self.at.path
