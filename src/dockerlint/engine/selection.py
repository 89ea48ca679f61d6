"""Which rules run: the more specific name wins, and a tie ignores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dockerlint.catalog import Rule, nearest
from dockerlint.config import Settings
from dockerlint.pages.header import GROUPS

ALL = "ALL"
_NEVER, _DEFAULT, _EVERY, _MANY, _ONE = range(-1, 4)


class UnknownNameError(ValueError):
    """A name that is no rule, alias, family, group or `ALL`."""

    def __init__(self, name: str, like: str | None) -> None:
        """Name the unknown one, and the known one that is most like it."""
        hint = f"; did you mean `{like}`?" if like else "; `dockerlint rules` lists all"
        super().__init__(f"`{name}` is no rule, alias, family or group{hint}")


def select(rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Give the rules that run. Raises UnknownNameError for a name that none of the rules has."""
    wanted = (*(settings.select or ()), *settings.extend_select)
    unwanted = (*settings.ignore, *settings.extend_ignore)
    _judge((*wanted, *unwanted), rules)
    return tuple(rule for rule in rules if _is_on(rule, settings.select is None, wanted, unwanted))


def _is_on(rule: Rule, default: bool, wanted: Iterable[str], unwanted: Iterable[str]) -> bool:
    on = _DEFAULT if default and rule.page.group is None and not rule.page.preview else _NEVER
    on = max(on, _strongest(rule, wanted))
    return on > _strongest(rule, unwanted)


def _strongest(rule: Rule, names: Iterable[str]) -> int:
    return max((_strength(rule, name) for name in names), default=_NEVER)


def _strength(rule: Rule, name: str) -> int:
    if name in rule.names:
        return _ONE
    if name in (rule.page.family, rule.page.group):
        return _MANY
    return _EVERY if name == ALL else _NEVER


def _judge(names: Iterable[str], rules: Sequence[Rule]) -> None:
    if not (names := tuple(names)):
        return
    known = {ALL, *GROUPS, *(rule.page.family for rule in rules)}.union(*(rule.names for rule in rules))
    for name in names:
        if name not in known:
            raise UnknownNameError(name, nearest(name, known))
