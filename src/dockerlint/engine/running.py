"""Run rules over the subjects of a project. An exception in one rule costs only what that rule would have found."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from pathlib import PurePath
from typing import NamedTuple

from dockerlint.catalog import Rule
from dockerlint.findings import Diagnosis, Finding, Problem, ReadingKind, Severity
from dockerlint.knowledge.development import is_fixture
from dockerlint.pages import FILTERS
from dockerlint.project.images.development import is_left_out, serves_development
from dockerlint.project.project import Project
from dockerlint.project.unjudged.coverage import Coverage

_WRITTEN_BY_USERS = frozenset({ReadingKind.ENV_FILE_MISSING, ReadingKind.UNSET})
"""What an example lacks until its user writes it next to a copy."""


class RuleError(NamedTuple):
    """An exception inside a rule. `message` names its type and place, and never quotes a file."""

    rule: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class LintResult:
    """Findings in order, the errors of rules, and the number of findings in files that were not given.

    `files` counts the parsed files among the given ones, and `coverage` what was judged in them.
    """

    findings: tuple[Finding, ...] = ()
    errors: tuple[RuleError, ...] = ()
    elsewhere: int = 0
    files: int = 0
    coverage: Coverage = field(default_factory=Coverage)

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(one.severity is severity for one in self.findings)


class Signed(NamedTuple):
    """A problem and the rule that found it."""

    rule: Rule
    problem: Problem


@dataclass
class _Subjects:
    """The subjects of one kind, indexed once by what the `only` of a page filters."""

    kind: str
    all: Sequence[object]

    @cached_property
    def _by_filter(self) -> dict[str, list[tuple[int, object]]]:
        """The subjects by keyword or program, each with its number in the order of all."""
        found: dict[str, list[tuple[int, object]]] = {}
        for number, subject in enumerate(self.all):
            found.setdefault(getattr(subject, FILTERS[self.kind]), []).append((number, subject))
        return found

    def of_rule(self, rule: Rule) -> Sequence[object]:
        """Return the subjects that a rule is called with, in order."""
        if not rule.page.only:
            return self.all
        chosen = (one for name in set(rule.page.only) for one in self._by_filter.get(name, ()))
        return [subject for _, subject in sorted(chosen, key=itemgetter(0))]


class Outcome(NamedTuple):
    """What the rules of one run found, and the exceptions in them."""

    found: list[Signed]
    errors: list[RuleError]


def run(
    project: Project, rules: Sequence[Rule], subjects: dict[str, Sequence[object]] | None = None
) -> Outcome:
    """Call each rule for each of its subjects: the given ones, or the project's."""
    known = {kind: _Subjects(kind, each) for kind, each in (subjects or {}).items()}
    found: list[Signed] = []
    errors: list[RuleError] = []
    for rule in rules:
        found += _read(rule, project)
        if (kind := rule.page.subject) is None:
            continue
        if kind not in known:
            known[kind] = _Subjects(kind, list(project.subjects(kind)))
        for one in _checked(rule, known[kind].of_rule(rule), project):
            if isinstance(one, RuleError):
                errors.append(one)
            else:
                found.append(one)
    return Outcome(found, errors)


def _read(rule: Rule, project: Project) -> Iterator[Signed]:
    """Yield what the reading of the files has found for a rule."""
    if rule.page.reported_by is not None:
        for one in project.files.diagnoses:
            if one.kind == rule.id:
                shown = (
                    replace(one.as_severe, severity=Severity.INFO)
                    if _is_for_a_copy(one, project)
                    else one.as_severe
                )
                yield Signed(rule, _lowered(shown, one.severity, project))


def _is_for_a_copy(one: Diagnosis, project: Project) -> bool:
    """Return whether an example lacks what the user of a copy writes."""
    return one.kind in _WRITTEN_BY_USERS and project.images.origins.examples.holds(one.problem.at.path)


def _lowered(problem: Problem, severity: Severity, project: Project) -> Problem:
    """Make an info of any problem in a fixture, and of a warning in what serves development, tests or demonstration, or what alone nobody builds."""
    if is_fixture(problem.at.path):
        return replace(problem, severity=Severity.INFO)
    images, path = project.images, problem.at.path
    warns = (problem.severity or severity) is Severity.WARNING
    lowers = warns and (serves_development(images, path) or is_left_out(images, path))
    return replace(problem, severity=Severity.INFO) if lowers else problem


def _checked(rule: Rule, subjects: Iterable[object], project: Project) -> Iterator[Signed | RuleError]:
    check = None
    for subject in subjects:
        try:
            check = check or rule.load()
            yield from [
                Signed(rule, _lowered(problem, rule.page.severity, project))
                for problem in check(subject, project)
            ]
        except Exception as error:  # noqa: BLE001 - a fault in one rule must not hide what the others found
            yield RuleError(rule.id, _path(subject), described(error))


def _path(subject: object) -> str:
    path = getattr(subject, "path", "")
    return path if isinstance(path, str) else ""


def described(error: BaseException) -> str:
    """Return an exception's type and place; its text may hold what a file holds, and stays out."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames[-2:]]
    return f"{type(error).__name__} at {' > '.join(places)}" if places else type(error).__name__
