"""Known and unknown values.

A rule never guesses: it asks a `Text` or `Facts`, and an answer that the files don't decide is None (or False for an
absence), which makes the rule silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from dockerlint.source import Span

T = TypeVar("T")


class Known(NamedTuple, Generic[T]):
    """A value that the files determine, and its place."""

    value: T
    at: Span | None = None


class Unknown(NamedTuple):
    """A value that the files don't determine; `why` is a short phrase ("`TAG` has no value").

    `unset`: a variable that no file sets. It is unknown, but counts as unset in `${X:-default}`.
    """

    why: str
    at: Span | None = None
    unset: bool = False


class Text(NamedTuple):
    """A text of which some parts may be unknown: `node:${V}-alpine` is half known. Neighbouring known parts are merged."""

    parts: tuple[Known[str] | Unknown, ...]

    @classmethod
    def known(cls, value: str, at: Span | None = None) -> Text:
        """Return a text that is completely known."""
        return cls((Known(value, at),))

    @classmethod
    def unknown(cls, why: str, at: Span | None = None) -> Text:
        """Return a text that is completely unknown."""
        return cls((Unknown(why, at),))

    @classmethod
    def joined(cls, pieces: Iterable[Known[str] | Unknown | Text]) -> Text:
        """Return one text from pieces."""
        out: list[Known[str] | Unknown] = []
        for piece in pieces:
            for part in piece.parts if isinstance(piece, Text) else (piece,):
                last = out[-1] if out else None
                if isinstance(part, Known) and isinstance(last, Known):
                    out[-1] = Known(last.value + part.value, last.at or part.at)
                else:
                    out.append(part)
        return cls(tuple(out))

    @property
    def value(self) -> str | None:
        """The whole text, or None if any part is unknown."""
        if not self.parts:
            return ""
        return self.parts[0].value if len(self.parts) == 1 and isinstance(self.parts[0], Known) else None

    @property
    def why(self) -> str | None:
        """Why the first unknown part is unknown, or None."""
        return next((part.why for part in self.parts if isinstance(part, Unknown)), None)

    @property
    def unset(self) -> bool:
        """Whether this is a variable that no file sets: `${X:-default}` uses the default."""
        return len(self.parts) == 1 and isinstance(self.parts[0], Unknown) and self.parts[0].unset

    def __str__(self) -> str:
        """Return the text with `…` for unknown parts (for explanations; not masked)."""
        return "".join(part.value if isinstance(part, Known) else "…" for part in self.parts)

    def startswith(self, prefix: str) -> bool | None:
        """Return whether the text starts with `prefix`; None if unknown."""
        head = self._edge(0)
        if len(head) >= len(prefix) or self.value is not None:
            return head.startswith(prefix)
        return None if prefix.startswith(head) else False

    def endswith(self, suffix: str) -> bool | None:
        """Return whether the text ends with `suffix`; None if unknown."""
        tail = self._edge(-1)
        if len(tail) >= len(suffix) or self.value is not None:
            return tail.endswith(suffix)
        return None if suffix.endswith(tail) else False

    def equals(self, value: str) -> bool | None:
        """Return whether the text is `value`; None if unknown."""
        if self.value is not None:
            return self.value == value
        known = re.compile(
            "".join(re.escape(p.value) if isinstance(p, Known) else ".*" for p in self.parts), re.DOTALL
        )
        return None if known.fullmatch(value) else False

    def matches(self, pattern: re.Pattern[str]) -> bool | None:
        """Return whether the whole text matches; None if any part is unknown."""
        return None if self.value is None else bool(pattern.fullmatch(self.value))

    def split(self, separator: str) -> list[Text]:
        """Return the texts between separators; an unknown part holds none."""
        out: list[list[Known[str] | Unknown]] = [[]]
        for part in self.parts:
            if isinstance(part, Unknown):
                out[-1].append(part)
                continue
            head, *rest = part.value.split(separator)
            out[-1] += [Known(head, part.at)] if head else []
            out += [[Known(one, part.at)] if one else [] for one in rest]
        return [Text(tuple(parts)) for parts in out]

    def _edge(self, index: int) -> str:
        part = self.parts[index] if self.parts else Known("")
        return part.value if isinstance(part, Known) else ""


EMPTY = Text(())


@dataclass(frozen=True, slots=True)
class Facts(Generic[T]):
    """A list of items, and whether it is complete. Rules about absence use `lacks`."""

    items: tuple[T, ...] = ()
    complete: bool = True

    def __iter__(self) -> Iterator[T]:
        """Iterate over the known items."""
        return iter(self.items)

    def has(self, item: T) -> bool:
        """Return whether the item is known to be in the list."""
        return item in self.items

    def lacks(self, item: T) -> bool:
        """Return whether the item is certainly absent: never if the list is not complete."""
        return self.complete and item not in self.items
