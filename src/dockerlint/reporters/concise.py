"""One line for each finding, `path:line:column: severity[rule] message`: for editors, problem matchers and grep."""

from __future__ import annotations

from dockerlint.engine import LintResult
from dockerlint.findings import Finding
from dockerlint.reporters.view import View


def render(result: LintResult, view: View) -> str:
    """Return the lines, sorted by path and place; an empty text if there are no findings."""
    return "".join(_line(finding, view) for finding in view.shown(result))


def _line(finding: Finding, view: View) -> str:
    line, column = finding.at.start
    path = view.path(finding.at.path)
    return f"{path}:{line}:{column}: {finding.severity}[{finding.rule}] {finding.message}\n"
