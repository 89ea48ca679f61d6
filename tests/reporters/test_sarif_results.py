from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dockerlint.catalog import Rule
from dockerlint.config import Settings
from dockerlint.engine import LintResult, lint
from dockerlint.findings import Label, Problem, Severity
from dockerlint.reporters import sarif
from dockerlint.reporters.line_hash import LineHashes
from dockerlint.reporters.sarif import as_json
from dockerlint.reporters.sarif_results import uri
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder, spans, text_of


def results(files: dict[str, str], *rules: Rule) -> list[dict[str, Any]]:
    result = lint(fake_project(files), rules, Settings())
    return written(result, *rules)


def written(result: LintResult, *rules: Rule) -> list[dict[str, Any]]:
    log: dict[str, Any] = as_json(sarif.log(result, [rule.page for rule in rules]))
    return list(log["runs"][0]["results"])


def test_a_finding_is_a_result_with_one_full_place() -> None:
    rule = fake_rule(finder())
    result = lint(fake_project({"a/b.ts": "x\n  bad\n"}), [rule], Settings())
    assert written(result, rule) == [
        {
            "ruleId": "found-word",
            "ruleIndex": 0,
            "kind": "fail",
            "level": "warning",
            "message": {"text": "found it"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "a/b.ts"},
                        "region": {
                            "startLine": 2,
                            "startColumn": 3,
                            "endLine": 2,
                            "endColumn": 6,
                            "snippet": {"text": "bad"},
                        },
                    }
                }
            ],
            "partialFingerprints": {
                "primaryLocationLineHash": LineHashes().hash_of(SourceFile("b", "x\n  bad\n"), 2),
                "dockerlint/v1": result.findings[0].fingerprint,
            },
        }
    ]


def test_labels_are_related_locations_that_the_message_links_to() -> None:
    project = fake_project({"a.ts": "bad\n", "b [1].ts": "\n one two\n"})

    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        other = text_of(project, "b [1].ts")
        labels = [
            Label(at, text) for word, text in (("one", "is [a\\b]"), ("two", "")) for at in spans(other, word)
        ]
        for at in spans(file, "bad"):
            yield Problem(at, "`[x](y)` and [z]", (*labels, labels[0]))

    rule = fake_rule(check)
    (one,) = written(lint(project, [rule], Settings()), rule)
    assert one["message"] == {"text": r"`\[x](y)` and [z]. [is \[a\\b\]](1); [here](2)"}
    first, second = one["relatedLocations"]
    assert (first["id"], first["message"]) == (1, {"text": r"is [a\b]"})
    assert (second["id"], second["message"]) == (2, {"text": "here"})
    assert first["physicalLocation"] == {
        "artifactLocation": {"uri": "b%20%5B1%5D.ts"},
        "region": {
            "startLine": 2,
            "startColumn": 2,
            "endLine": 2,
            "endColumn": 5,
            "snippet": {"text": "one"},
        },
    }


def test_what_one_rule_says_twice_of_a_line_is_one_result_of_the_worst_severity() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        first, second, third = spans(file, "bad")
        yield Problem(first, "first", (Label(third, "label"),), severity=Severity.INFO)
        yield Problem(second, "second")
        yield Problem(third, "third", severity=Severity.INFO)

    rules = [fake_rule(check, header="severity: error"), fake_rule(finder(), "image/other.md")]
    found = results({"a.ts": "bad bad\nbad\n"}, *rules)
    assert [(one["ruleId"], one["level"], one["message"]["text"]) for one in found] == [
        ("found-word", "error", "first. [second](1); [label](2)"),
        ("other", "warning", "found it. [found it](1)"),
        ("found-word", "note", "third"),
        ("other", "warning", "found it"),
    ]
    places = [one["physicalLocation"]["region"] for one in found[0]["relatedLocations"]]
    assert [(one["startLine"], one["startColumn"]) for one in places] == [(1, 5), (2, 1)]


def test_a_result_has_no_more_places_than_github_takes() -> None:
    found = results({"a.ts": "bad " * 1200}, fake_rule(finder()))
    assert [len(one["relatedLocations"]) for one in found] == [1000]
    assert found[0]["message"]["text"].endswith("; [found it](1000)")


def test_a_place_over_several_lines_is_its_first_line() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(0, len(file.text)), "m")

    (one,) = results({"Dockerfile": "FROM a \\\n  AS b\n"}, fake_rule(check))
    assert one["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 1,
        "endLine": 1,
        "endColumn": 9,
        "snippet": {"text": "FROM a \\"},
    }


def test_a_file_without_text_has_a_place_and_a_hash() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(0, 0), "the file is too large")

    (one,) = results({"a.ts": ""}, fake_rule(check))
    assert one["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 1,
        "endLine": 1,
        "endColumn": 2,
        "snippet": {"text": ""},
    }
    assert one["partialFingerprints"]["primaryLocationLineHash"] == "c129715d7a2bc9a3:1"


def test_snippets_show_no_secret_and_no_control_character() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for line in (1, 2):
            yield Problem(file.line_span(line), "m")

    found = results({"Dockerfile": "ENV DB_PASSWORD=hunter2\nRUN \x1b[31m\n"}, fake_rule(check))
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in found]
    assert [one["snippet"]["text"] for one in regions] == ["ENV DB_PASSWORD=***", "RUN \\u{1b}[31m"]
    assert (regions[0]["endColumn"], regions[1]["endColumn"]) == (24, 10)


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("a/Dockerfile", "a/Dockerfile"),
        ("a b/c#d?.ts", "a%20b/c%23d%3F.ts"),
        ("100%/ü.ts", "100%25/%C3%BC.ts"),
        ("c:d/e:f.ts", "c%3Ad/e:f.ts"),
        ("x\x1b\n\udcff.ts", "x%1B%0A%FF.ts"),
        ("[id]/@a+b~c.ts", "%5Bid%5D/@a+b~c.ts"),
    ],
)
def test_a_path_is_a_relative_reference(path: str, reference: str) -> None:
    assert uri(path) == reference


def test_a_label_is_narrowed_to_its_first_line() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(0, 4), "m", (Label(file.span(7, len(file.text)), "stage"),))

    (one,) = results({"Dockerfile": "FROM a\nFROM b\nRUN c\n"}, fake_rule(check))
    region = one["relatedLocations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"], region["endColumn"]) == (2, 2, 7)
    assert region["snippet"] == {"text": "FROM b"}


def test_a_rule_that_is_not_described_has_no_index() -> None:
    (one,) = written(lint(fake_project({"a.ts": "bad"}), [fake_rule(finder())], Settings()))
    assert (one["ruleId"], "ruleIndex" in one) == ("found-word", False)
