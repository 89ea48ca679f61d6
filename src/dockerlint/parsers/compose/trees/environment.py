"""The variables of a compose file. The environment of the process is never read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple


class Found(NamedTuple):
    """The value of a name as Compose sees it (None: unset), and the reason not to trust it, if any."""

    value: str | None
    why: str | None = None


class Caller(NamedTuple):
    """A text that may set variables for Compose; `pattern` finds where it sets one, with `{name}` for the name."""

    text: str
    pattern: str


@lru_cache(maxsize=4096)
def _sets(caller: Caller, name: str) -> bool:
    pattern = caller.pattern.replace("{name}", re.escape(name))
    return name in caller.text and re.search(pattern, caller.text) is not None


@dataclass(frozen=True, slots=True)
class Environment:
    """Names and values for interpolation.

    `given` comes from the command line and wins; `values` come from .env; `doubtful` are names without a known value for linting,
    each with the reason (git ignores the file, or only its template exists).
    """

    given: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    doubtful: Mapping[str, str] = field(default_factory=dict)
    callers: Sequence[Caller] = ()
    """The scripts and workflows that may set variables before they call Compose."""

    def find(self, name: str) -> Found:
        """Look a name up."""
        if name in self.given:
            return Found(self.given[name])
        return Found(self.values.get(name), self.doubtful.get(name))

    def is_set_by_caller(self, name: str) -> bool:
        """Return whether a text near the call of Compose sets a variable of this name."""
        return any(_sets(one, name) for one in self.callers)

    def get(self, name: str) -> str | None:
        """Return a name's value as Compose sees it."""
        return self.find(name).value

    def below(self, values: Mapping[str, str], doubtful: Mapping[str, str]) -> Environment:
        """Return the environment of an included file: its own .env adds names that are not known here."""
        doubts = {name: why for name, why in doubtful.items() if name not in self.values}
        return replace(self, values={**values, **self.values}, doubtful={**doubts, **self.doubtful})
