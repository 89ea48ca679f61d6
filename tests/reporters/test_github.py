from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dockerlint.config import Settings
from dockerlint.engine import LintResult, lint
from dockerlint.findings import Problem, Severity
from dockerlint.reporters import github
from dockerlint.reporters.narrowing import extent, narrow
from dockerlint.reporters.view import View
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder, spans


def found(path: str, text: str, message: str = "found it", header: str = "") -> LintResult:
    return lint(fake_project({path: text}), [fake_rule(finder(message=message), header=header)], Settings())


def test_a_finding_is_one_command_with_its_place_from_the_working_directory() -> None:
    assert github.render(found("a/b.ts", "x\n  bad\n"), View(base="..")) == (
        "::warning file=../a/b.ts,line=2,col=3,endColumn=6,title=dockerlint found-word::found it\n"
    )


def test_a_property_and_a_message_can_not_end_the_command() -> None:
    result = found("a,b:c%0A.ts", "bad", "100%: `a`,\r\n::error::`b`")
    assert github.render(result, View()) == (
        "::warning file=a%2Cb%3Ac%250A.ts,line=1,col=1,endColumn=4,title=dockerlint found-word"
        "::100%25: `a`,\\u{d}\\u{a}::error::`b`\n"
    )


def test_line_ends_are_escaped_even_where_the_engine_left_some() -> None:
    (finding,) = found("a.ts", "bad").findings
    raw = LintResult((replace(finding, message="a\r\nb%"),))
    assert github.render(raw, View()).endswith("::a%0D%0Ab%25\n")


def test_the_worst_come_first_each_severity_has_its_command_and_infos_are_shown_on_demand() -> None:
    def mixed(file: SourceFile, _: object) -> Iterator[Problem]:
        severities = (Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.ERROR)
        for at, severity in zip(spans(file, "bad"), severities, strict=True):
            yield Problem(at, "m", severity=severity)

    rule = fake_rule(mixed, header="severity: error")
    result = lint(fake_project({"a.ts": "bad\n" * 4}), [rule], Settings())
    heads = [line.split(",col")[0] for line in github.render(result, View(least=Severity.INFO)).split("\n")]
    assert heads == [
        "::error file=a.ts,line=2",
        "::error file=a.ts,line=4",
        "::warning file=a.ts,line=3",
        "::notice file=a.ts,line=1",
        "",
    ]
    assert "notice" not in github.render(result, View())


def test_of_one_severity_what_costs_most_comes_first() -> None:
    rules = [
        fake_rule(finder(), "image/a.md", "costs: style"),
        fake_rule(finder(), "image/b.md", "costs: leak"),
    ]
    result = lint(fake_project({"a.ts": "bad", "b.ts": "bad"}), rules, Settings())
    titles = [line.partition("title=dockerlint ")[2] for line in github.render(result, View()).splitlines()]
    assert titles == ["b::found it", "b::found it", "a::found it", "a::found it"]


def test_nothing_found_is_nothing_written() -> None:
    assert github.render(LintResult(files=3), View()) == ""


@pytest.mark.parametrize(
    ("text", "begin", "finish", "place"),
    [
        ("abc", 0, 2, (1, 1, 1, 3)),
        ("abc\ndef", 1, 6, (1, 2, 1, 4)),
        ("abc  \r\ndef", 1, 9, (1, 2, 1, 4)),
        ("abc", 1, 1, (1, 2, 1, 3)),
        ("abc", 3, 3, (1, 3, 1, 4)),
        ("abc\r\ndef", 4, 4, (1, 3, 1, 4)),
        ("a\n\nb", 2, 2, (2, 1, 3, 1)),
        ("abc\n", 4, 4, (1, 3, 1, 4)),
        ("abc\r\n", 5, 5, (1, 3, 1, 4)),
        ("abc\n\n", 5, 5, (2, 1, 3, 1)),
        ("", 0, 0, (1, 1, 1, 2)),
    ],
)
def test_a_place_is_narrowed_to_one_line_and_never_empty(
    text: str, begin: int, finish: int, place: tuple[int, int, int, int]
) -> None:
    start, end = extent(narrow(SourceFile("a", text).span(begin, finish)))
    assert (*start, *end) == place


def test_an_empty_line_is_annotated_on_its_own_line() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(2, 2), "m")

    result = lint(fake_project({"a.ts": "a\n\nb"}), [fake_rule(check)], Settings())
    assert github.render(result, View()).startswith("::warning file=a.ts,line=2,col=1,endColumn=2,")
