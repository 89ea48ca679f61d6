"""The plan of a run: the rules that run, and their severity in each file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dockerlint.catalog import Rule
from dockerlint.config import Scope, Scopes
from dockerlint.engine.selection import choose, strongest
from dockerlint.findings import Severity


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
