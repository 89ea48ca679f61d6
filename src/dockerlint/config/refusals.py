"""The names of rules that a user may write, and the faults of a configuration file: unknown keys, wrong values, unknown names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from pydantic import ValidationError

from dockerlint.catalog import Rule, nearest
from dockerlint.masking import cut, printable
from dockerlint.models.configuration import Configuration, FailOn, SeverityName
from dockerlint.pages.header import GROUPS
from dockerlint.source import Span
from dockerlint.tree import Map, locate, locate_key, plain

_LISTS = ("select", "ignore", "extend-select", "extend-ignore")
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


class RefusedError(ValueError):
    """A fault at a place in a configuration file."""

    def __init__(self, at: Span, message: str) -> None:
        """Create the error of a place."""
        super().__init__(message)
        self.at = at


def validated(tree: Map, known: frozenset[str]) -> Configuration:
    """Return the configuration of a tree; a key without a value is ignored. Raises RefusedError for the first fault."""
    given = {name: plain(entry.value) for name, entry in tree.entries.items()}
    try:
        configuration = Configuration.model_validate(
            {name: value for name, value in given.items() if value is not None}
        )
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        at = locate_key(tree, *details["loc"])
        raise RefusedError(at, _refusal(details["type"], details["loc"], details["input"])) from None
    for at, key, name in _names(tree, configuration):
        try:
            judge([name], known)
        except UnknownNameError as error:
            raise RefusedError(at, f"`{key}`: {error}") from None
    return configuration


def _refusal(kind: str, loc: tuple[str | int, ...], given: object) -> str:
    fields = {field.alias or name: field for name, field in Configuration.model_fields.items()}
    key = str(loc[0])
    if kind == "extra_forbidden":
        like = nearest(key, fields)
        hint = f"did you mean `{like}`?" if like else f"the keys are {', '.join(fields)}"
        return f"unknown key {quoted(key)}; {hint}"
    taken = get_args(FailOn if key == "fail-on" else SeverityName)
    like = nearest(given, taken) if kind == "literal_error" and isinstance(given, str) else None
    return f"`{key}` takes {fields[key].description}" + (f"; did you mean `{like}`?" if like else "")


def _names(tree: Map, configuration: Configuration) -> Iterator[tuple[Span, str, str]]:
    for key in _LISTS:
        names: tuple[str, ...] = getattr(configuration, key.replace("-", "_")) or ()
        for index, name in enumerate(names):
            yield locate(tree, key, index), key, name
    for name in configuration.severity:
        yield locate_key(tree, "severity", name), "severity", name
    for pattern, names in configuration.per_path.items():
        for index, name in enumerate(names):
            yield locate(tree, "per-path", pattern, index), "per-path", name
