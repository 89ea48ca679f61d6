"""Diagnoses: each place and message once, and the kind that a variable without a value makes of them."""

from __future__ import annotations

import pytest

from dockerlint.findings import Problem, Severity
from dockerlint.parsers.compose.pipeline.interpolate import interpolate
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import Interpolated
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.parsers.yaml.tree import TOO_MANY
from dockerlint.source import SourceFile
from dockerlint.tree import Scalar, find
from tests.support.compose_trees import reported, tree

AT = SourceFile("compose.yaml", "a: b\nc: d\n").span(3, 9)


def value(text: str) -> Scalar:
    environment = Environment(values={"D": "1"}, doubtful={"D": "git ignores it"})
    found = find(interpolate(tree(f"a: '{text}'"), environment, Report()), "a")
    assert isinstance(found, Scalar)
    return found


def shown(report: Report) -> list[tuple[str, str, str]]:
    return [(str(one.kind), str(one.severity), one.problem.message) for one in report.diagnoses]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("x", ("invalid-compose", "error", "no")),
        ("${U}", ("unset-critical-variable", "error", "`U` has no value: no")),
        ("${D}", ("variable-not-here", "error", "no")),
        ("${D}${U}", ("variable-not-here", "error", "no")),
        ("${U:-x}", ("invalid-compose", "error", "no")),
    ],
)
def test_the_cause_of_a_refused_value(text: str, wanted: tuple[str, str, str]) -> None:
    report = Report()
    report.refuse(value(text), "no")
    assert shown(report) == [wanted]


def test_each_place_and_message_once() -> None:
    report, other = Report(), Report()
    for one in (report, other):
        one.error(AT, "a")
        one.error(AT, "a")
        one.warning(AT, "b")
    report.take(other)
    assert shown(report) == [("invalid-compose", "error", "a"), ("invalid-compose", "warning", "b")]


def test_where_yaml_is_broken_nothing_else_is_reported() -> None:
    report = Report()
    report.syntax([Problem(AT, "broken")])
    report.error(AT, "a")
    assert shown(report) == [("syntax", "error", "broken")]


def test_what_is_more_than_is_read_is_a_limit_on_one_line() -> None:
    report = Report()
    report.syntax([Problem(AT, TOO_MANY)])
    assert shown(report) == [("limit-reached", "warning", TOO_MANY)]
    assert reported(report) == [f"1:4 {TOO_MANY}"]
    assert report.diagnoses[0].problem.at.text == "b"


def test_faults_are_errors_and_limits() -> None:
    report = Report()
    report.error(AT, "a")
    report.warning(AT, "b")
    report.beyond(AT, "c")
    assert report.faults == 2


def test_an_unset_variable_is_silent_where_the_value_is_refused_anyway() -> None:
    node = value("${U}")
    assert isinstance(node, Interpolated)
    report = Report()
    report.unset(node, "half", Severity.ERROR)
    assert [(one.severity, one.problem.severity) for one in report.diagnoses] == [
        (Severity.WARNING, Severity.ERROR)
    ]
    report = Report()
    report.refuse(node, "no")
    report.unset(node, "half", Severity.ERROR)
    assert shown(report) == [("unset-critical-variable", "error", "`U` has no value: no")]
