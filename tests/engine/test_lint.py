from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest

from dockerlint.catalog import Check, Rule
from dockerlint.config import Settings, UnknownNameError
from dockerlint.engine import RuleError, lint, select
from dockerlint.findings import Edit, Fix, Label, Problem, Severity
from dockerlint.project.stages.evaluation import Step
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder, spans, text_of

FOUND = fake_rule(finder(), "image/found-word.md", "aliases: [DL1, X9]")
HARD = fake_rule(finder(), "image/hard-word.md", "group: hardening\naliases: [DL1]")
EARLY = fake_rule(finder(), "pnpm/early-word.md", "preview: true")
RULES = (FOUND, HARD, EARLY)
WIDE = fake_rule(finder("pipe curl"), "image/wide-word.md", "gives-way-to: [narrow-word, other-word]")
NARROW = fake_rule(finder("curl"), "image/narrow-word.md")
WEAKEST = fake_rule(finder("pipe"), "image/weakest-word.md", "gives-way-to: [wide-word]")


@pytest.mark.parametrize(
    ("settings", "on"),
    [
        (Settings(), "found"),
        (Settings(select=("ALL",)), "found hard early"),
        (Settings(select=("image",)), "found hard"),
        (Settings(select=("hardening",)), "hard"),
        (Settings(select=("DL1",)), "found hard"),
        (Settings(select=("X9",)), "found"),
        (Settings(select=("early-word",)), "early"),
        (Settings(extend_select=("early-word",)), "found early"),
        (Settings(select=("hard-word",), extend_select=("pnpm",)), "hard early"),
        (Settings(ignore=("ALL",)), ""),
        (Settings(ignore=("image",)), ""),
        (Settings(select=("found-word",), ignore=("image",)), "found"),
        (Settings(select=("image",), ignore=("found-word",)), "hard"),
        (Settings(select=("ALL",), ignore=("hardening",)), "found early"),
        (Settings(select=("image",), ignore=("hardening",)), "found"),
        (Settings(select=("X9",), ignore=("found-word",)), ""),
        (Settings(select=("ALL",), extend_ignore=("DL1",)), "early"),
        (Settings(select=("ALL",), ignore=("ALL",)), ""),
    ],
)
def test_the_more_specific_name_wins_and_a_tie_ignores(settings: Settings, on: str) -> None:
    assert [rule.id for rule in select(RULES, settings)] == [f"{name}-word" for name in on.split()]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("found-wrod", "did you mean `found-word`?"),
        ("dl1", "did you mean `DL1`?"),
        ("qqqq", "`dockerlint rules` lists all"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(name: str, hint: str) -> None:
    message = f"unknown rule, alias, family or group `{name}`; {hint}"
    with pytest.raises(UnknownNameError, match=f"^{re.escape(message)}$"):
        select(RULES, Settings(ignore=(name,)))


def test_findings_carry_their_rule_and_come_in_order() -> None:
    project = fake_project({"b.txt": "bad\n bad", "a.txt": "bad"})
    result = lint(project, RULES, Settings())
    assert [(one.at.path, one.at.start, one.message) for one in result.findings] == [
        ("a.txt", (1, 1), "found it"),
        ("b.txt", (1, 1), "found it"),
        ("b.txt", (2, 2), "found it"),
    ]
    first = result.findings[0]
    assert (first.rule, first.family, first.severity) == ("found-word", "image", Severity.WARNING)
    assert (first.aliases, result.errors, result.files, result.elsewhere) == (("DL1", "X9"), (), 2, 0)


@pytest.mark.parametrize(
    ("given", "signed"), [(None, "warning"), (Severity.INFO, "info"), (Severity.ERROR, "warning")]
)
def test_a_problem_may_only_lower_the_severity(given: Severity | None, signed: str) -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(0, 1), "found", severity=given)

    (finding,) = lint(fake_project({"a": "x"}), [fake_rule(check)], Settings()).findings
    assert str(finding.severity) == signed


def test_messages_are_made_safe_to_show() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        at = file.span(0, 1)
        message = "reads `https://me:hunter2@host/x?token=abc`\x1b[31m\u202e\n"
        yield Problem(at, message, (Label(at, message),), Fix(message, (Edit(at, "y"),)))
        yield Problem(file.span(1, 2), "long " * 200)

    finding, long = lint(fake_project({"a": "xy"}), [fake_rule(check)], Settings()).findings
    safe = "reads `https://me:***@host/x?token=***`\\u{1b}[31m\\u{202e}\\u{a}"
    assert finding.fix is not None
    assert (finding.message, finding.labels[0].message, finding.fix.title) == (safe, safe, safe)
    assert (len(long.message), long.message[-3:]) == (500, "ng…")


def test_the_same_said_twice_of_one_place_is_one_finding_with_both_labels() -> None:
    def check(file: SourceFile, project: object) -> Iterator[Problem]:  # noqa: ARG001
        at, name = text_of(world, "a").span(0, 3), file.path
        severity = Severity.INFO if name == "one" else None
        yield Problem(at, "runs as root", (Label(at, "both"), Label(at, name)), severity=severity)

    world = fake_project({"one": "", "two": "", "a": "bad"})
    (finding,) = lint(world, [fake_rule(check)], Settings()).findings
    assert [label.message for label in finding.labels] == ["both", "a", "one", "two"]
    assert finding.severity is Severity.WARNING


def test_one_place_is_one_finding_with_the_other_messages_as_labels() -> None:
    """As of a YAML anchor that several services use."""

    def check(file: SourceFile, project: object) -> Iterator[Problem]:  # noqa: ARG001
        for name in ("api", "web", "api"):
            at = file.span(0, 3)
            yield Problem(at, f"`{name}` needs it", (Label(file.span(4, 7), name),), codes=(name,))

    (finding,) = lint(fake_project({"a": "one two"}), [fake_rule(check)], Settings()).findings
    assert finding.message == "`api` needs it"
    assert finding.codes == ("api", "web")
    assert [(label.at.text, label.message) for label in finding.labels] == [
        ("two", "api"),
        ("one", "`web` needs it"),
        ("two", "web"),
    ]


def test_fingerprints_outlive_moved_lines_and_tell_equal_lines_apart() -> None:
    def prints(text: str) -> list[str]:
        found = lint(fake_project({"a.txt": text}), [FOUND], Settings()).findings
        return [one.fingerprint for one in found]

    before, after = prints("bad a\nbad b\nbad a\n"), prints("\n\n  bad a\n\nbad a\n\tbad b\n")
    assert after == [before[0], before[2], before[1]]
    assert len(set(before)) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in before)


def test_a_fingerprint_knows_rule_and_path_but_no_message_and_no_secret() -> None:
    def one(path: str, text: str, rule: str, message: str) -> str:
        made = fake_rule(finder(message=message), rule)
        return lint(fake_project({path: text}), [made], Settings()).findings[0].fingerprint

    first = one("a.txt", "bad PASSWORD=x1", "image/a.md", "m")
    assert first == one("a.txt", "bad PASSWORD=y2", "image/a.md", "other")
    assert first != one("b.txt", "bad PASSWORD=x1", "image/a.md", "m")
    assert first != one("a.txt", "bad PASSWORD=x1", "image/b.md", "m")


def test_an_exception_in_a_rule_loses_no_other_finding_and_shows_no_text() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        if file.path == "b":
            raise KeyError(file.text)
        yield Problem(file.span(0, 1), "fine")

    broken = fake_rule(check, "image/broken-rule.md")
    result = lint(fake_project({"a": "bad", "b": "bad", "c": "bad"}), [broken, FOUND], Settings())
    assert [(one.rule, one.at.path) for one in result.findings] == [
        ("broken-rule", "a"),
        ("found-word", "a"),
        ("found-word", "b"),
        ("broken-rule", "c"),
        ("found-word", "c"),
    ]
    (error,) = result.errors
    assert error[:2] == ("broken-rule", "b")
    assert re.fullmatch(r"KeyError at running\.py:\d+ > test_lint\.py:\d+", error.message)


def test_a_rule_that_can_not_be_imported_is_an_error_for_each_subject() -> None:
    def gone() -> Check:
        raise ImportError(name="gone")

    rule = dataclasses.replace(FOUND, load=gone)
    result = lint(fake_project({"a": "bad"}), [rule], Settings())
    assert [type(one) for one in result.errors] == [RuleError]
    assert result.findings == ()


def test_only_filters_steps_by_keyword() -> None:
    def check(one: Step, _: object) -> Iterator[Problem]:
        yield Problem(one.instruction.keyword_at, one.keyword)

    text = "FROM a\nRUN b\nCOPY c d\nADD c d\n"
    project = fake_project({"Dockerfile": text})
    rule = fake_rule(check, header="subject: step\nonly: [COPY, ADD]")
    assert [one.message for one in lint(project, [rule], Settings()).findings] == ["COPY", "ADD"]


def test_paths_narrow_what_is_reported_by_place_or_label() -> None:
    def check(file: SourceFile, project: object) -> Iterator[Problem]:  # noqa: ARG001
        for at in spans(file, "bad"):
            label = Label(text_of(world, "x/labelled").span(0, 1), "here")
            yield Problem(at, "m", (label,) if file.path == "b" else ())

    world = fake_project({"a": "bad", "b": "bad", "x/c": "bad", "x/labelled": "-", "xy/d": "bad"})

    def places(*paths: str) -> tuple[list[str], int]:
        result = lint(world, [fake_rule(check)], Settings(paths=paths))
        return [one.at.path for one in result.findings], result.elsewhere

    assert places(".") == (["a", "b", "x/c", "xy/d"], 0)
    assert places("a") == (["a"], 3)
    assert places("x") == (["b", "x/c"], 2)
    assert places("a", "x/c") == (["a", "x/c"], 2)
    assert places("nothing") == ([], 4)


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
