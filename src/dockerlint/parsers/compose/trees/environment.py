"""The variables of a compose file. The environment of the process is never read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple


class Found(NamedTuple):
    """The value of a name as Compose sees it (None: unset), and the reason not to trust it, if any."""

    value: str | None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Environment:
    """Names and values for interpolation.

    `given` comes from the command line and wins; `values` come from .env; `doubtful` are names without a known value for linting,
    each with the reason (git ignores the file, or only its template exists).
    """

    given: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    doubtful: Mapping[str, str] = field(default_factory=dict)
    is_set_by_caller: Callable[[str], bool] = lambda _: False
    """Returns whether a script or workflow that calls Compose sets a name."""

    def find(self, name: str) -> Found:
        """Look a name up."""
        if name in self.given:
            return Found(self.given[name])
        return Found(self.values.get(name), self.doubtful.get(name))

    def get(self, name: str) -> str | None:
        """Return a name's value as Compose sees it."""
        return self.find(name).value

    def below(self, values: Mapping[str, str], doubtful: Mapping[str, str]) -> Environment:
        """Return the environment of an included file: its own .env adds names that are not known here."""
        doubts = {name: why for name, why in doubtful.items() if name not in self.values}
        return replace(self, values={**values, **self.values}, doubtful={**doubts, **self.doubtful})
