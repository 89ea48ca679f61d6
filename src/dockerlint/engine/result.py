"""What a run found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dockerlint.findings import Finding, Severity


class RuleError(NamedTuple):
    """An exception inside a rule. `message` names its type and place, and never quotes a file."""

    rule: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class LintResult:
    """Findings in order, the errors of rules, and the number of findings in files that were not given.

    `files` counts the parsed files among the given ones.
    """

    findings: tuple[Finding, ...] = ()
    errors: tuple[RuleError, ...] = ()
    elsewhere: int = 0
    files: int = 0

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(one.severity is severity for one in self.findings)

    def worst(self) -> Severity | None:
        """Return the worst severity that was found."""
        return max((one.severity for one in self.findings), default=None)
