from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from dockerlint.config import Settings
from dockerlint.engine import LintResult, RuleError, lint
from dockerlint.findings import Edit, Fix, Label, Problem, Severity
from dockerlint.reporters import concise, text
from dockerlint.reporters import json as json_reporter
from dockerlint.reporters.ansi import wants_color, width
from dockerlint.reporters.view import View
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder, spans, text_of


def shown(result: LintResult, view: View | None = None) -> list[str]:
    return text.render(result, view or View()).split("\n")


def two_places() -> LintResult:
    files = {
        "orders/metrics.ts": "import x from 'x'\nimport { Counter } from 'prom-client'\n",
        "orders/package.json": '{\n  "name": "orders",\n  "dependencies": {\n    "axios": "1.7.2"\n  }\n}\n',
    }
    project = fake_project(files)

    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        (label,) = spans(text_of(project, "orders/package.json"), '"axios"')
        for at in spans(file, "'prom-client'"):
            message = "`prom-client` is imported, but `orders` does not declare it"
            yield Problem(at, message, (Label(label, "add it beside this"),))

    return lint(project, [fake_rule(check, "imports/undeclared-import.md", "severity: error")], Settings())


def test_a_frame_shows_both_places() -> None:
    assert shown(two_places()) == [
        "error[undeclared-import]: `prom-client` is imported, but `orders` does not declare it",
        " --> orders/metrics.ts:2:25",
        "  |",
        "2 | import { Counter } from 'prom-client'",
        "  |                         ^^^^^^^^^^^^^",
        "  |",
        " ::: orders/package.json:4:5",
        "  |",
        '3 |   "dependencies": {',
        '4 |     "axios": "1.7.2"',
        "  |     ------- add it beside this",
        "",
        "1 error in 2 files",
        "",
    ]


def test_colours_mark_severity_places_and_labels() -> None:
    lines = shown(two_places(), View(color=True))
    assert lines[0] == (
        "\x1b[1;31merror[undeclared-import]\x1b[0m"
        "\x1b[1m: `prom-client` is imported, but `orders` does not declare it\x1b[0m"
    )
    assert lines[4] == "\x1b[2m  |\x1b[0m                         \x1b[1;31m^^^^^^^^^^^^^\x1b[0m"
    assert lines[10] == "\x1b[2m  |\x1b[0m     \x1b[36m------- add it beside this\x1b[0m"
    assert lines[12] == "\x1b[1;31m1 error\x1b[0m in 2 files"


def test_paths_are_shown_from_the_working_directory() -> None:
    lines = shown(two_places(), View(base="../.."))
    assert (lines[1], lines[6]) == (" --> ../../orders/metrics.ts:2:25", " ::: ../../orders/package.json:4:5")
    assert shown(two_places(), View(base="examples/shop"))[1] == " --> examples/shop/orders/metrics.ts:2:25"


def test_three_frames_of_a_rule_are_shown_and_the_rest_is_counted() -> None:
    result = lint(fake_project({"a.ts": "bad\n" * 79}), [fake_rule(finder())], Settings())
    lines = shown(result)
    assert [line for line in lines if line.startswith("warning")] == ["warning[found-word]: found it"] * 3
    assert lines[-4:] == ["and 76 more found-word (--show-all)", "", "79 warnings in 1 file", ""]
    whole = shown(result, View(show_all=True))
    assert sum(line.startswith("warning") for line in whole) == 79
    assert whole[-3:] == ["", "79 warnings in 1 file", ""]


def test_the_worst_come_first_grouped_by_rule() -> None:
    def mixed(file: SourceFile, _: object) -> Iterator[Problem]:
        for at in spans(file, "bad"):
            yield Problem(at, "mixed", severity=Severity.INFO if at.begin else None)

    rules = [
        fake_rule(finder(), "image/a-info.md", "severity: info"),
        fake_rule(finder(), "image/b-warning.md"),
        fake_rule(mixed, "image/c-mixed.md", "severity: error"),
    ]
    result = lint(fake_project({"a.ts": "bad bad"}), rules, Settings())
    heads = [line.split(":")[0] for line in shown(result, View(least=Severity.INFO)) if "[" in line]
    assert heads == [
        "error[c-mixed]",
        "info[c-mixed]",
        "warning[b-warning]",
        "warning[b-warning]",
        "info[a-info]",
        "info[a-info]",
    ]
    lines = shown(result)
    assert [line.split(":")[0] for line in lines if "[" in line] == [
        "error[c-mixed]",
        "warning[b-warning]",
        "warning[b-warning]",
    ]
    assert lines[-2] == "1 error, 2 warnings in 1 file; 3 infos not shown (--min-severity)"


def test_findings_of_one_service_and_of_one_dockerfile_share_a_frame() -> None:
    compose = "services:\n  a:\n    image: bad\n    ports:\n    - bad\n  b:\n    image: bad\n"
    project = fake_project({"Dockerfile": "FROM bad\nRUN x\nRUN x\nRUN bad\n", "compose.yaml": compose})
    assert shown(lint(project, [fake_rule(finder())], Settings())) == [
        "warning[found-word]: found it",
        " --> Dockerfile:1:6",
        "  |",
        "1 | FROM bad",
        "  |      ^^^",
        "...",
        "4 | RUN bad",
        "  |     ^^^ found it",
        "",
        "warning[found-word]: found it",
        " --> compose.yaml:3:12",
        "  |",
        "2 |   a:",
        "3 |     image: bad",
        "  |            ^^^",
        "4 |     ports:",
        "5 |     - bad",
        "  |       ^^^ found it",
        "",
        "warning[found-word]: found it",
        " --> compose.yaml:7:12",
        "  |",
        "6 |   b:",
        "7 |     image: bad",
        "  |            ^^^",
        "",
        "5 warnings in 2 files",
        "",
    ]


def test_a_frame_that_folds_many_is_cut_and_the_rest_is_counted() -> None:
    result = lint(
        fake_project({"Dockerfile": "FROM x\n" + "RUN bad\n" * 9}), [fake_rule(finder())], Settings()
    )
    lines = shown(result)
    assert sum("^^^" in line for line in lines) == 6
    assert lines[-4] == "and 3 more found-word (--show-all)"
    assert sum("^^^" in line for line in shown(result, View(show_all=True))) == 9


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("\tbad", "    ^^^"),
        ("日本 bad", "     ^^^"),
        ("e\u0301 bad", "  ^^^"),
        ("\x1b[31mbad", " " * 10 + "^^^"),
        ("PASSWORD=hunter2 bad", "             ^^^"),
        ("x " * 150 + "bad", " " * 25 + "^"),
    ],
)
def test_marks_stand_under_what_is_shown(line: str, under: str) -> None:
    result = lint(fake_project({"a.ts": line + "\n"}), [fake_rule(finder())], Settings())
    assert shown(result)[4] == "  | " + under
    assert "hunter2" not in "".join(shown(result))


def test_a_wide_line_is_shown_around_its_mark() -> None:
    result = lint(fake_project({"a.ts": "x " * 75 + "bad" + " y" * 150}), [fake_rule(finder())], Settings())
    lines = shown(result)
    assert lines[3] == "1 | …" + "x " * 12 + "bad" + " y" * 23 + "…"
    assert lines[4] == "  | " + " " * 25 + "^^^"


def test_a_place_in_an_unreadable_or_empty_file_has_no_source() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(0, 0), "the file is too large")

    result = lint(fake_project({"a.ts": ""}), [fake_rule(check)], Settings())
    assert shown(result)[:3] == ["warning[found-word]: the file is too large", " --> a.ts:1:1", ""]


def test_a_place_behind_the_last_character_has_a_mark() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(3, 3), "open")

    result = lint(fake_project({"a.ts": "abc"}), [fake_rule(check)], Settings())
    assert shown(result)[3:5] == ["1 | abc", "  |    ^"]


def test_a_fix_is_named_once() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for at in spans(file, "bad"):
            yield Problem(at, "m", fix=Fix("write `good`", (Edit(at, "good"),)))

    result = lint(fake_project({"Dockerfile": "FROM bad bad"}), [fake_rule(check)], Settings())
    assert shown(result)[-4:] == ["  = help: write `good`", "", "2 warnings in 1 file", ""]


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (LintResult(files=1), "no findings in 1 file"),
        (LintResult(elsewhere=2), "no findings; 2 more in files not given"),
        (LintResult(files=3, elsewhere=12), "no findings in 3 files; 12 more in files not given"),
    ],
)
def test_the_summary_of_a_clean_run(result: LintResult, line: str) -> None:
    assert text.render(result, View()) == line + "\n"


def test_concise_is_a_line_a_finding() -> None:
    rules = [fake_rule(finder()), fake_rule(finder(), "image/told-word.md", "severity: info")]
    result = lint(fake_project({"a/b c.ts": "x\n bad", "z\x1b.ts": "bad"}), rules, Settings())
    assert concise.render(result, View(base="..")) == (
        "../a/b c.ts:2:2: warning[found-word] found it\n../z\\u{1b}.ts:1:1: warning[found-word] found it\n"
    )


def test_json_keeps_its_contract() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for at in spans(file, "ü\n"):
            fix = Fix("write `u`", (Edit(at, "u\n"),), safe=False)
            label = Label(file.span(0, 1), "ä")
            yield Problem(at, "found `ü`", (label,), fix, Severity.INFO, ("SC1",))

    rule = fake_rule(check, "image/found-word.md", "aliases: [DL1]")
    result = lint(fake_project({"a.ts": "x\n ü\n"}), [rule], Settings())
    result = LintResult(result.findings, (RuleError("r", "a.ts", "KeyError"),), 4, 7)
    written = json_reporter.render(result, View(base="sub", least=Severity.ERROR))
    assert written.isascii()
    assert json.loads(written) == {
        "version": 1,
        "base": "sub",
        "findings": [
            {
                "rule": "found-word",
                "family": "image",
                "severity": "info",
                "aliases": ["DL1"],
                "codes": ["SC1"],
                "message": "found `ü`",
                "path": "sub/a.ts",
                "start": {"line": 2, "column": 2},
                "end": {"line": 3, "column": 1},
                "labels": [
                    {
                        "path": "sub/a.ts",
                        "start": {"line": 1, "column": 1},
                        "end": {"line": 1, "column": 2},
                        "message": "ä",
                    }
                ],
                "fix": {
                    "title": "write `u`",
                    "safe": False,
                    "edits": [
                        {
                            "path": "sub/a.ts",
                            "start": {"line": 2, "column": 2},
                            "end": {"line": 3, "column": 1},
                            "text": "u\n",
                        }
                    ],
                },
                "fingerprint": result.findings[0].fingerprint,
                "url": "rules/image/found-word.md",
            }
        ],
        "errors": [{"rule": "r", "path": "sub/a.ts", "message": "KeyError"}],
        "summary": {"files": 7, "errors": 0, "warnings": 0, "infos": 1, "hidden": 4},
    }


def test_json_of_nothing_is_whole() -> None:
    assert json.loads(json_reporter.render(LintResult(), View())) == {
        "version": 1,
        "base": ".",
        "findings": [],
        "errors": [],
        "summary": {"files": 0, "errors": 0, "warnings": 0, "infos": 0, "hidden": 0},
    }


def test_json_gives_no_fix_that_would_write_a_secret() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(0, 1), "m", fix=Fix("t", (Edit(file.span(0, 1), "A_PASSWORD=hunter2"),)))

    written = json_reporter.render(lint(fake_project({"a": "x"}), [fake_rule(check)], Settings()), View())
    assert json.loads(written)["findings"][0]["fix"] is None
    assert "hunter2" not in written


@pytest.mark.parametrize(
    ("environment", "terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_when_there_is_colour(environment: dict[str, str], *, terminal: bool, wanted: bool) -> None:
    assert wants_color(environment, terminal=terminal) is wanted


@pytest.mark.parametrize(
    ("shown_text", "cells"), [("abc", 3), ("\t", 4), ("日本", 4), ("é", 1), ("e\u0301", 1), ("\uff46", 2)]
)
def test_widths(shown_text: str, cells: int) -> None:
    assert width(shown_text) == cells
