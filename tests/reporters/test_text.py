"""The text report: colours, fixes and the summary."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dockerlint.catalog import Rule
from dockerlint.config import Settings
from dockerlint.engine import LintResult, lint
from dockerlint.findings import Edit, Fix, Problem, Severity
from dockerlint.project.unjudged import Judged, Unjudged
from dockerlint.project.unjudged.coverage import Coverage
from dockerlint.reporters import text
from dockerlint.reporters.view import View
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder, spans
from tests.support.text_reports import shown, two_places


def test_colours_mark_severity_places_and_labels() -> None:
    lines = shown(two_places(), View(color=True))
    assert lines[0] == (
        "\x1b[1;31merror[undeclared-import]\x1b[0m"
        "\x1b[1m: `prom-client` is imported, but `orders` does not declare it\x1b[0m"
    )
    assert lines[4] == "\x1b[2m  |\x1b[0m                         \x1b[1;31m^^^^^^^^^^^^^\x1b[0m"
    assert lines[10] == "\x1b[2m  |\x1b[0m     \x1b[36m------- add it beside this\x1b[0m"
    assert lines[13] == "\x1b[1;31m1 error\x1b[0m in 2 files; 1 workspace"


def test_a_fix_is_named_once() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for at in spans(file, "bad"):
            yield Problem(at, "m", fix=Fix("write `good`", (Edit(at, "good"),)))

    result = lint(fake_project({"Dockerfile": "FROM bad bad"}), [fake_rule(check)], Settings())
    assert shown(result)[-5:-3] == ["  = help: write `good`", ""]


def costing(cost: str, severity: str = "warning", word: str = "bad") -> Rule:
    return fake_rule(finder(word), f"image/{cost}-{severity}.md", f"severity: {severity}\ncosts: {cost}")


def test_what_costs_most_comes_first_then_what_comes_first_in_the_files() -> None:
    costs = [
        "style",
        "healthcheck",
        "surprise",
        "bloat",
        "data-loss",
        "root",
        "will-not-start",
        "will-not-build",
    ]
    rules = [costing(cost) for cost in [*costs, "leak"]]
    rules += [costing("style", "error"), fake_rule(finder("first"), "image/z.md", "costs: root")]
    result = lint(fake_project({"a.ts": "first bad"}), rules, Settings())
    heads = [line.partition("[")[2].partition("]")[0] for line in shown(result) if line.endswith("found it")]
    assert heads == [
        "style-error",
        "leak-warning",
        *(f"{cost}-warning" for cost in ("will-not-build", "will-not-start")),
        "z",
        *(f"{cost}-warning" for cost in ("root", "data-loss", "bloat", "surprise", "healthcheck", "style")),
    ]


@pytest.mark.parametrize(
    ("severities", "fail_on", "hints"),
    [
        (("warning",), Severity.WARNING, "; warnings pass with --fail-on error"),
        (("warning",), Severity.INFO, ""),
        (("warning",), Severity.ERROR, ""),
        (("warning", "error"), Severity.WARNING, ""),
    ],
)
def test_the_summary_counts_rules_and_names_what_helps(
    severities: tuple[str, ...], fail_on: Severity, hints: str
) -> None:
    rules = [costing("root", one) for one in severities]
    result = lint(fake_project({"a.ts": "bad bad"}), rules, Settings())
    counts = [f"2 root-{one}" for one in reversed(severities)]
    explained = f"dockerlint explain root-{severities[-1]}"
    assert shown(result, View(fail_on=fail_on))[-3] == f"{', '.join(counts)} ({explained}{hints})"


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


@pytest.mark.parametrize(
    ("base", "argument"),
    [(".", ""), ("../..", ""), ("shop", " shop"), ("../my shop", " '../my shop'")],
)
def test_what_lists_the_rest_names_the_project(base: str, argument: str) -> None:
    subject = Judged("image", "Dockerfile", "x")
    at = SourceFile("Dockerfile", "FROM x").span(0, 6)
    open_ = Unjudged(subject, "what it starts", at, "nothing is known of it", "a `CMD`")
    found = text.judged(Coverage((subject,), (open_,)), View(base))
    assert list(found) == [f"1 image (1 not judged: dockerlint inspect --unknown{argument})"]
