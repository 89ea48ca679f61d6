"""The one road through the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dockerlint.catalog import Rule
from dockerlint.config import Scopes, Settings, Single
from dockerlint.engine.ignores import Ignores
from dockerlint.engine.judged_ignores import SUBJECT, rules_judged, written_ignores
from dockerlint.engine.running import LintResult, RuleError, Signed, described, run
from dockerlint.engine.selection import Plan, judge_settings
from dockerlint.engine.signing import sign
from dockerlint.findings import Finding
from dockerlint.paths import within
from dockerlint.project.project import Project
from dockerlint.project.unjudged.coverage import Coverage, coverage
from dockerlint.source import Span


def lint(
    project: Project, rules: Sequence[Rule], settings: Settings, scopes: Scopes | None = None
) -> LintResult:
    """Run the rules that are on over a project; without `scopes` the settings hold for every file.

    Raises UnknownNameError for a name in the settings that no rule has, and ConfigurationError.
    """
    judge_settings(rules, settings)
    plan = Plan(rules, scopes or Single(settings))
    ignores = Ignores(project)
    first = [rule for rule in plan.rules if rule.page.subject != SUBJECT]
    found, errors = run(project, first)
    findings = _findings(found, plan, ignores)
    if last := [rule for rule in plan.rules if rule.page.subject == SUBJECT]:
        judged = () if settings.partial else rules_judged(rules, errors)
        written = written_ignores(project, rules, judged, plan, ignores)
        found, more = run(project, last, {SUBJECT: written})
        errors += more
        findings += _findings(found, plan, ignores)
    findings.sort(key=lambda finding: finding.order)
    given = tuple(finding for finding in findings if _concerns(finding, settings.paths))
    files = sum(_lies_in(path, settings.paths) and not plan.excludes(path) for path in project.files.read)
    covered = _coverage(project, errors).within(settings.paths)
    return LintResult(given, tuple(errors), len(findings) - len(given), files, covered)


def _coverage(project: Project, errors: list[RuleError]) -> Coverage:
    """Return what was judged; an exception there loses no finding."""
    try:
        return coverage(project)
    except Exception as error:  # noqa: BLE001 - see `engine.running`
        errors.append(RuleError("coverage", "", described(error)))
        return Coverage()


def _findings(found: Iterable[Signed], plan: Plan, ignores: Ignores) -> list[Finding]:
    """Turn problems into findings where their rule is on; drop those that give way to another rule or are ignored."""
    signed = without_yielding(sign(found, plan.severity))
    return [finding for by, finding in signed if not ignores.cover(by.rule, finding, by.problem.subject)]


def _concerns(finding: Finding, paths: Sequence[str]) -> bool:
    places = {finding.at.path, *(label.at.path for label in finding.labels)}
    return any(_lies_in(place, paths) for place in places)


def _lies_in(place: str, paths: Sequence[str]) -> bool:
    return any(within(place, path) for path in paths)


def without_yielding(signed: Sequence[tuple[Signed, Finding]]) -> list[tuple[Signed, Finding]]:
    """Drop the findings whose rule gives way to one that reports a part of the same place."""
    stronger = {name for by, _ in signed for name in by.rule.page.gives_way_to}
    places: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for _, finding in signed:
        if finding.rule in stronger:
            places[finding.rule, finding.at.path].append(finding.at)
    return [
        (by, finding)
        for by, finding in signed
        if not any(
            _overlap(finding.at, other)
            for name in by.rule.page.gives_way_to
            for other in places.get((name, finding.at.path), ())
        )
    ]


def _overlap(one: Span, other: Span) -> bool:
    """Return whether two places of a file share a character, or begin together."""
    return one.begin == other.begin or (one.begin < other.finish and other.begin < one.finish)
