"""Which rules run, and how severe they are in a file: the more specific name wins, then the stronger layer, then an ignore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from dockerlint.catalog import Rule
from dockerlint.config import ALL, Chooses, Scope, Scopes, Settings, judge, known_names
from dockerlint.findings import Severity

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


class Plan:
    """The rules of a run under the configurations of its tree. A rule runs when it is on for some file."""

    def __init__(self, rules: Sequence[Rule], scopes: Scopes) -> None:
        """Take all rules, and what holds for each file. Raises ConfigurationError."""
        self._rules = rules
        self._scopes = scopes
        self._severities: dict[Scope, dict[str, Severity]] = {}
        self._by_path: dict[str, Mapping[str, Severity]] = {}
        on = {name for scope in scopes.all for name in self._of_scope(scope)}
        self.rules = tuple(rule for rule in rules if rule.id in on)

    def severity(self, rule: Rule, path: str) -> Severity | None:
        """Return the severity that a rule has in a file, or None if it is off there."""
        if path not in self._by_path:
            self._by_path[path] = self._of_file(path)
        return self._by_path[path].get(rule.id)

    def excludes(self, path: str) -> bool:
        """Return whether a file is not linted."""
        return self._scopes.scope_of(path).excludes(path)

    def _of_file(self, path: str) -> Mapping[str, Severity]:
        scope = self._scopes.scope_of(path)
        if scope.excludes(path):
            return {}
        severities = self._of_scope(scope)
        names = [(name, 0) for name in scope.switched_off(path)]
        off = {rule.id for rule in self._rules if strongest(rule, names)[0] >= 0} if names else set()
        return {name: severity for name, severity in severities.items() if name not in off}

    def _of_scope(self, scope: Scope) -> dict[str, Severity]:
        if scope not in self._severities:
            chosen = choose(self._rules, scope.layers)
            self._severities[scope] = {rule.id: _severity(rule, scope) for rule in chosen}
        return self._severities[scope]


def _severity(rule: Rule, scope: Scope) -> Severity:
    """Return what the most specific name says, of two the stronger file's, else what the page says."""
    names = [
        (strongest(rule, [(name, -rank)]), severity)
        for rank, one in enumerate(scope.configurations)
        for name, severity in one.severity.items()
    ]
    (strength, _), name = max(names, default=((-1, 0), ""))
    return Severity.parse(name) if strength >= 0 else rule.page.severity
