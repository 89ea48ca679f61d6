"""Severities, findings in order, and diagnoses."""

from __future__ import annotations

import pytest

from dockerlint.findings import Cost, Diagnosis, Finding, Problem, ReadingKind, Severity
from dockerlint.source import SourceFile

FILES = {path: SourceFile(path, "abc") for path in "xy"}


def finding(path: str, begin: int, finish: int, rule: str, message: str) -> Finding:
    at = FILES[path].span(begin, finish)
    return Finding(rule, "image", Severity.ERROR, Cost.STYLE, message, at, (), None, (), (), "")


def test_severities_have_names_and_an_order() -> None:
    assert [str(one) for one in sorted(Severity)] == ["info", "warning", "error"]
    assert [Severity.parse(str(one)) for one in Severity] == list(Severity)


def test_an_unknown_severity() -> None:
    with pytest.raises(KeyError):
        Severity.parse("fatal")


def test_findings_are_ordered_by_path_place_rule_and_message() -> None:
    ordered = [
        finding("x", 0, 1, "b", "n"),
        finding("x", 0, 2, "a", "n"),
        finding("x", 1, 2, "a", "m"),
        finding("x", 1, 2, "a", "n"),
        finding("x", 1, 2, "b", "m"),
        finding("y", 0, 1, "a", "m"),
    ]
    assert sorted(ordered[3:] + ordered[2::-1], key=lambda one: one.order) == ordered


@pytest.mark.parametrize(("own", "wanted"), [(None, Severity.ERROR), (Severity.INFO, Severity.INFO)])
def test_a_problem_has_the_severity_of_its_diagnosis_unless_it_has_its_own(
    own: Severity | None, wanted: Severity
) -> None:
    problem = Problem(FILES["x"].span(0, 1), "m", severity=own)
    assert Diagnosis(ReadingKind.SYNTAX, Severity.ERROR, problem).as_severe.severity is wanted
