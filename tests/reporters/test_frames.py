"""Frames: source lines with marks under the places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.findings import Problem
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder
from tests.support.text_reports import shown, two_places


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
