"""What Compose says of a project, collected while it is resolved."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.findings import Diagnosis, Label, Problem, Severity
from dockerlint.source import Span

INVALID = "invalid-compose"
UNDEFINED = "undefined-reference"
CYCLE = "dependency-cycle"
UNSET = "unset-critical-variable"
REQUIRED = "required-variable-unset"
"""`${X:?...}` without a value: Compose refuses it; linting is silent, for the shell may have the value."""


class Report:
    """Collects diagnoses, each place and message once."""

    def __init__(self) -> None:
        """Start empty."""
        self.diagnoses: list[Diagnosis] = []
        self._seen: set[tuple[str, int, str]] = set()

    def error(self, at: Span, message: str, rule: str = INVALID, labels: Iterable[Label] = ()) -> None:
        """Say what Compose refuses."""
        self._say(rule, Severity.ERROR, Problem(at, message, tuple(labels)))

    def warning(self, at: Span, message: str, rule: str = INVALID, labels: Iterable[Label] = ()) -> None:
        """Say what Compose takes and should not be left."""
        self._say(rule, Severity.WARNING, Problem(at, message, tuple(labels)))

    def syntax(self, problems: Iterable[Problem]) -> None:
        """Say what the YAML parser said."""
        for problem in problems:
            self._say("syntax", Severity.ERROR, problem)

    @property
    def errors(self) -> int:
        """How many things Compose refuses so far."""
        return sum(one.severity is Severity.ERROR for one in self.diagnoses)

    def _say(self, rule: str, severity: Severity, problem: Problem) -> None:
        key = (problem.at.path, problem.at.begin, problem.message)
        if key not in self._seen:
            self._seen.add(key)
            self.diagnoses.append(Diagnosis(rule, severity, problem))
