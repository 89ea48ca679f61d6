from __future__ import annotations

import pytest

from dockerlint.catalog import Rule
from dockerlint.config import Settings
from dockerlint.engine import lint
from tests.support.lint_fakes import fake_project, fake_rule, finder

WIDE = fake_rule(finder("pipe curl"), "image/wide-word.md", "gives-way-to: [narrow-word, other-word]")
NARROW = fake_rule(finder("curl"), "image/narrow-word.md")
WEAKEST = fake_rule(finder("pipe"), "image/weakest-word.md", "gives-way-to: [wide-word]")


def found(text: str, *rules: Rule, ignore: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    result = lint(fake_project({"a": text}), rules, Settings(ignore=ignore))
    return [(one.rule, one.at.start.column) for one in result.findings]


def test_a_rule_gives_way_where_the_other_reports() -> None:
    assert found("curl\npipe curl", WIDE, NARROW) == [("narrow-word", 1), ("narrow-word", 6)]


@pytest.mark.parametrize("text", ["pipe curl", "pipe curl\npipe curl"])
def test_it_reports_where_the_other_is_off(text: str) -> None:
    assert set(found(text, WIDE, NARROW, ignore=("narrow-word",))) == {("wide-word", 1)}


def test_it_reports_elsewhere() -> None:
    other = fake_rule(finder("x"), "image/other-word.md")
    assert found("pipe curl x", WIDE, other) == [("wide-word", 1), ("other-word", 11)]


def test_a_rule_that_gave_way_is_still_the_stronger_of_a_third() -> None:
    assert found("pipe curl", WIDE, NARROW, WEAKEST) == [("narrow-word", 6)]


def test_an_ignored_finding_still_has_precedence() -> None:
    result = lint(
        fake_project({"Dockerfile": "# dockerlint: ignore[narrow-word]\nFROM pipe curl\n"}),
        [WIDE, NARROW],
        Settings(),
    )
    assert result.findings == ()
