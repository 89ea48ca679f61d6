"""Workflow commands, which GitHub Actions shows as annotations: `::error file=...,line=...,col=...,...::message`.

Source of the syntax and its escapes: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
and `escapeData` and `escapeProperty` of https://github.com/actions/toolkit (packages/core/src/command.ts).
"""

from __future__ import annotations

from dockerlint.engine import LintResult
from dockerlint.findings import Finding, Severity
from dockerlint.reporters.narrowing import extent, narrow
from dockerlint.reporters.view import View

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, ord(":"): "%3A", ord(","): "%2C"}


def render(result: LintResult, view: View) -> str:
    """Return one command for each finding, in the order of their weight: GitHub shows ten of each severity. Paths are relative to the working directory."""
    shown = sorted(view.shown(result), key=lambda one: one.weight)
    return "".join(f"{_command(finding, view)}\n" for finding in shown)


def _command(finding: Finding, view: View) -> str:
    start, end = extent(narrow(finding.at))
    properties = {
        "file": view.path(finding.at.path),
        "line": start.line,
        "col": start.column,
        "endColumn": end.column if end.line == start.line else start.column + 1,
        "title": f"dockerlint {finding.rule}",
    }
    written = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {written}::{finding.message.translate(_DATA)}"
