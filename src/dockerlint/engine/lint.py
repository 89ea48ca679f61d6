"""The one road through the engine."""

from __future__ import annotations

from collections.abc import Sequence

from dockerlint.catalog import Rule
from dockerlint.config import Settings
from dockerlint.engine.ignores import Ignores
from dockerlint.engine.result import LintResult, RuleError
from dockerlint.engine.running import Lintable, run
from dockerlint.engine.selection import select
from dockerlint.engine.signing import sign
from dockerlint.files import within
from dockerlint.findings import Finding


def lint(project: Lintable, rules: Sequence[Rule], settings: Settings) -> LintResult:
    """Run the selected rules over a project. Raises UnknownNameError for a name in the settings that no rule has."""
    errors: list[RuleError] = []
    signed = sign(run(project, select(rules, settings), errors))
    ignores = Ignores(project)
    heard = [finding for by, finding in signed if not ignores.cover(by.rule, finding, by.problem.subject)]
    given = tuple(finding for finding in heard if _concerns(finding, settings.paths))
    files = sum(_lies_in(path, settings.paths) for path in project.files.read)
    return LintResult(given, tuple(errors), len(heard) - len(given), files)


def _concerns(finding: Finding, paths: Sequence[str]) -> bool:
    places = {finding.at.path, *(label.at.path for label in finding.labels)}
    return any(_lies_in(place, paths) for place in places)


def _lies_in(place: str, paths: Sequence[str]) -> bool:
    return any(within(place, path) for path in paths)
