"""The one road through the engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dockerlint.catalog import Rule
from dockerlint.config import Scopes, Settings, Single
from dockerlint.engine.ignores import Ignores
from dockerlint.engine.plan import Plan
from dockerlint.engine.result import LintResult, RuleError
from dockerlint.engine.running import Lintable, Signed, run
from dockerlint.engine.selection import judge_settings
from dockerlint.engine.signing import sign
from dockerlint.engine.stale import SUBJECT, rules_judged, written_ignores
from dockerlint.findings import Finding
from dockerlint.paths import within


def lint(
    project: Lintable, rules: Sequence[Rule], settings: Settings, scopes: Scopes | None = None
) -> LintResult:
    """Run the rules that are on over a project; without `scopes` the settings hold for every file.

    Raises UnknownNameError for a name in the settings that no rule has, and ConfigurationError.
    """
    judge_settings(rules, settings)
    plan = Plan(rules, scopes or Single(settings))
    errors: list[RuleError] = []
    ignores = Ignores(project)
    first = [rule for rule in plan.rules if rule.page.subject != SUBJECT]
    heard = _heard(run(project, first, errors), plan, ignores)
    if last := [rule for rule in plan.rules if rule.page.subject == SUBJECT]:
        judged = () if settings.partial else rules_judged(rules, errors)
        written = written_ignores(project, rules, judged, plan, ignores)
        heard += _heard(run(project, last, errors, {SUBJECT: written}), plan, ignores)
    heard.sort(key=lambda finding: finding.order)
    given = tuple(finding for finding in heard if _concerns(finding, settings.paths))
    files = sum(_lies_in(path, settings.paths) and not plan.excludes(path) for path in project.files.read)
    return LintResult(given, tuple(errors), len(heard) - len(given), files)


def _heard(found: Iterable[Signed], plan: Plan, ignores: Ignores) -> list[Finding]:
    """Sign what was found where its rule speaks, and drop what is ignored."""
    signed = sign(found, plan.severity)
    return [finding for by, finding in signed if not ignores.cover(by.rule, finding, by.problem.subject)]


def _concerns(finding: Finding, paths: Sequence[str]) -> bool:
    places = {finding.at.path, *(label.at.path for label in finding.labels)}
    return any(_lies_in(place, paths) for place in places)


def _lies_in(place: str, paths: Sequence[str]) -> bool:
    return any(within(place, path) for path in paths)
