"""The text report: colours, fixes and the summary."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dockerlint.config import Settings
from dockerlint.engine import LintResult, lint
from dockerlint.findings import Edit, Fix, Problem
from dockerlint.reporters import text
from dockerlint.reporters.view import View
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, spans
from tests.support.text_reports import shown, two_places


def test_colours_mark_severity_places_and_labels() -> None:
    lines = shown(two_places(), View(color=True))
    assert lines[0] == (
        "\x1b[1;31merror[undeclared-import]\x1b[0m"
        "\x1b[1m: `prom-client` is imported, but `orders` does not declare it\x1b[0m"
    )
    assert lines[4] == "\x1b[2m  |\x1b[0m                         \x1b[1;31m^^^^^^^^^^^^^\x1b[0m"
    assert lines[10] == "\x1b[2m  |\x1b[0m     \x1b[36m------- add it beside this\x1b[0m"
    assert lines[12] == "\x1b[1;31m1 error\x1b[0m in 2 files"


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
