"""How to show findings: relative to which folder, in colour or not, all or some."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.engine import LintResult
from dockerlint.findings import Finding, Severity
from dockerlint.masking import printable
from dockerlint.paths import seen_from


@dataclass(frozen=True, slots=True)
class View:
    """`base` is the path from the working directory to the base, `here` the way back.

    `least` is the lowest severity in text, `fail_on` the lowest one that fails the run.
    """

    base: str = "."
    color: bool = False
    show_all: bool = False
    least: Severity = Severity.WARNING
    here: str = "."
    fail_on: int = Severity.WARNING

    def path(self, path: str) -> str:
        """Return a base-relative path relative to the working directory, safe to show."""
        if self.base != ".":
            path = seen_from(path, self.base, self.here)
        return printable(path)

    def shown(self, result: LintResult) -> list[Finding]:
        """Return the findings that are severe enough for text."""
        return [one for one in result.findings if one.severity >= self.least]
