"""Frames: source lines with marks under the places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.findings import Label, Problem, Severity
from dockerlint.reporters.view import View
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder, spans, text_of
from tests.support.text_reports import shown, two_places

HINTS = "found-word (dockerlint explain found-word; warnings pass with --fail-on error)"


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
        "1 undeclared-import (dockerlint explain undeclared-import)",
        "1 error in 2 files; 1 workspace",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("\tbad", "    ^^^"),
        ("日本 bad", "     ^^^"),
        ("e\u0301 bad", "  ^^^"),
        ("\x1b[31mbad", " " * 10 + "^^^"),
        ("PASSWORD=hunter2 bad", "             ^^^"),
        ("x " * 150 + "bad", " " * 25 + "^^^"),
    ],
)
def test_marks_stand_under_what_is_shown(line: str, under: str) -> None:
    result = lint(fake_project({"a.ts": line + "\n"}), [fake_rule(finder())], Settings())
    assert shown(result)[4] == "  | " + under
    assert "hunter2" not in "".join(shown(result))


def test_a_wide_line_is_shown_around_its_mark() -> None:
    result = lint(fake_project({"a.ts": "x " * 75 + "bad" + " y" * 150}), [fake_rule(finder())], Settings())
    lines = shown(result)
    assert lines[3] == "1 | …" + "x " * 12 + "bad" + " y" * 55 + " …"
    assert lines[4] == "  | " + " " * 25 + "^^^"


def test_all_marks_of_a_line_are_in_one_part_of_it() -> None:
    check = finder("bad", label="here")
    line = "x " * 200 + "bad and here" + " y" * 200
    lines = shown(lint(fake_project({"a.ts": line}), [fake_rule(check)], Settings()))
    assert lines[3].startswith("1 | …" + "x " * 12 + "bad and here y y")
    assert lines[4:6] == ["  | " + " " * 25 + "^^^", "  | " + " " * 33 + "---- see here"]


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


def test_three_frames_of_a_rule_are_shown_and_the_rest_is_counted() -> None:
    result = lint(fake_project({"a.ts": "bad\n" * 79}), [fake_rule(finder())], Settings())
    lines = shown(result)
    assert [line for line in lines if line.startswith("warning")] == ["warning[found-word]: found it"] * 3
    assert lines[-5:-3] == ["and 76 more found-word (--show-all)", ""]
    whole = shown(result, View(show_all=True))
    assert sum(line.startswith("warning") for line in whole) == 79
    assert whole[-4:] == ["", f"79 {HINTS}", "79 warnings in 1 file", ""]


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
        f"5 {HINTS}",
        "5 warnings in 2 files; 2 services",
        "",
    ]


def test_findings_in_code_that_are_about_one_manifest_share_a_frame() -> None:
    files = {"a.ts": "x y", "bin/run": "z x", "package.json": '{"dependencies": {"w": "1"}}\n', "c.ts": "w"}
    project = fake_project(files)

    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for at in [one for name in "xyz" for one in spans(file, name) if file.path in {"a.ts", "bin/run"}]:
            (shared,) = spans(text_of(project, "package.json"), '"dependencies"')
            (own,) = spans(text_of(project, "c.ts"), "w")
            yield Problem(
                at, f"`{at.text}` lacks", (Label(shared, f"add `{at.text}` here"), Label(own, f"{at.begin}"))
            )

    assert shown(lint(project, [fake_rule(check)], Settings()))[:-3] == [
        "warning[found-word]: `x` lacks",
        " --> a.ts:1:1",
        "  |",
        "1 | x y",
        "  | ^",
        "  |   ^ `y` lacks",
        "  |",
        " ::: bin/run:1:1",
        "  |",
        "1 | z x",
        "  | ^ `z` lacks",
        "  |   ^ `x` lacks",
        "  |",
        " ::: package.json:1:2",
        "  |",
        '1 | {"dependencies": {"w": "1"}}',
        "  |  -------------- add `x`, `y`, `z` here",
        "  |",
        " ::: c.ts:1:1",
        "  |",
        "1 | w",
        "  | - 0",
        "",
    ]


def test_a_frame_that_folds_many_is_cut_and_the_rest_is_counted() -> None:
    result = lint(
        fake_project({"Dockerfile": "FROM x\n" + "RUN bad\n" * 9}), [fake_rule(finder())], Settings()
    )
    lines = shown(result)
    assert sum("^^^" in line for line in lines) == 6
    assert lines[-5] == "and 3 more found-word (--show-all)"
    assert sum("^^^" in line for line in shown(result, View(show_all=True))) == 9
