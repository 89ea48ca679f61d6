"""The rule names that the command line and configuration files accept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dockerlint.catalog import Rule, nearest
from dockerlint.masking import cut, printable
from dockerlint.pages.header import GROUPS

ALL = "ALL"
LONGEST_QUOTED = 60


class UnknownNameError(ValueError):
    """A name that is not a rule, alias, family, group or `ALL`."""

    def __init__(self, name: str, like: str | None) -> None:
        """Create the error of `name`; `like` is the most similar known name."""
        hint = f"; did you mean `{like}`?" if like else "; `dockerlint rules` lists all"
        super().__init__(f"unknown rule, alias, family or group {quoted(name)}{hint}")


def known_names(rules: Sequence[Rule]) -> frozenset[str]:
    """Return every name that may be selected or ignored."""
    return frozenset({ALL, *GROUPS, *(rule.page.family for rule in rules)}).union(
        *(rule.names for rule in rules)
    )


def judge(names: Iterable[str], known: frozenset[str]) -> None:
    """Raise UnknownNameError for the first name that is not known."""
    for name in names:
        if name not in known:
            raise UnknownNameError(name, nearest(name, known))


def quoted(name: str) -> str:
    """Return a user's word in backticks, safe to show and at most 60 characters long."""
    return f"`{cut(printable(name), LONGEST_QUOTED)}`"
