"""Which rules run: the more specific name wins; of two equals the stronger layer's, and in one layer a tie ignores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from dockerlint.catalog import Rule
from dockerlint.config import ALL, Chooses, Settings, judge, known_names

_NEVER, _DEFAULT, _EVERY, _MANY, _ONE = range(-1, 4)

Name: TypeAlias = "tuple[str, int]"
"""A name, and the rank of its layer: a larger number is stronger."""


def select(rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that run without a configuration. Raises UnknownNameError for a name that none of the rules has."""
    judge_settings(rules, settings)
    return choose(rules, [settings])


def judge_settings(rules: Sequence[Rule], settings: Settings) -> None:
    """Raise UnknownNameError for a name of the command line that none of the rules has."""
    wanted = (*(settings.select or ()), *settings.extend_select)
    unwanted = (*(settings.ignore or ()), *settings.extend_ignore)
    if wanted or unwanted:
        judge((*wanted, *unwanted), known_names(rules))


def choose(rules: Sequence[Rule], layers: Sequence[Chooses]) -> tuple[Rule, ...]:
    """Return the rules that run under some layers of known names, the strongest layer first."""
    default = all(layer.select is None for layer in layers)
    wanted = list(_names((layer.select, layer.extend_select) for layer in layers))
    unwanted = list(_names((layer.ignore, layer.extend_ignore) for layer in layers))
    return tuple(rule for rule in rules if _is_on(rule, wanted, unwanted, default=default))


def strongest(rule: Rule, names: Iterable[Name]) -> tuple[int, int]:
    """Return how specific the most specific of some names is about a rule, and its rank; negative when none is about it."""
    return max(((_strength(rule, name), rank) for name, rank in names), default=(_NEVER, 0))


def _names(layers: Iterable[tuple[tuple[str, ...] | None, tuple[str, ...]]]) -> Iterator[Name]:
    """Yield the names that count: below a layer that replaces, none does."""
    for rank, (replacing, adding) in enumerate(layers):
        yield from ((name, -rank) for name in (*(replacing or ()), *adding))
        if replacing is not None:
            return


def _is_on(rule: Rule, wanted: Sequence[Name], unwanted: Sequence[Name], *, default: bool) -> bool:
    base = _DEFAULT if default and rule.page.group is None and not rule.page.preview else _NEVER
    on = max((base, 0), strongest(rule, wanted))
    return on[0] > _NEVER and on > strongest(rule, unwanted)


def _strength(rule: Rule, name: str) -> int:
    if name in rule.names:
        return _ONE
    if name in (rule.page.family, rule.page.group):
        return _MANY
    return _EVERY if name == ALL else _NEVER
