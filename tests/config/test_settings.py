"""Which rules run, at which severity, and what fails a run."""

from __future__ import annotations

import pytest

from dockerlint.config import NEVER, Scope, Settings
from dockerlint.engine import lint
from dockerlint.findings import Severity
from tests.support.configuration_fakes import RULES, configured, found
from tests.support.lint_fakes import fake_project


def on(configuration: str, settings: Settings | None = None) -> str:
    """Return the first words of the rules that find something under a configuration at the base."""
    files = {".dockerlint.yaml": configuration, "a": "bad hard odd"}
    return " ".join(
        sorted(rule.removesuffix("-word") for path, rule, _ in found(files, settings) if path == "a")
    )


@pytest.mark.parametrize(
    ("configuration", "rules"),
    [
        ("", "found other"),
        ("# nothing yet\n", "found other"),
        ("select:\n", "found other"),
        ("select: [ALL]", "found hard other"),
        ("select: [image]", "found hard"),
        ("select: [DL1]", "found"),
        ("ignore: [image]", "other"),
        ("extend-select: [hardening]", "found hard other"),
        ("extend-ignore: [other-word]", "found"),
        ("select: [image]\nextend-select: [other-word]\nignore: [found-word]", "hard other"),
        ("per-path: {a: [found-word]}", "other"),
        ("per-path: {a: [image], b: [pnpm]}", "other"),
        ("per-path: {a: [ALL]}", ""),
        ("select: [found-word]\nper-path: {a: [ALL]}", ""),
        ("exclude: [a]", ""),
    ],
)
def test_keys_choose_rules(configuration: str, rules: str) -> None:
    assert on(configuration) == rules


@pytest.mark.parametrize(
    ("configuration", "settings", "rules"),
    [
        ("ignore: [found-word]", Settings(select=("found-word",)), "found"),
        ("ignore: [found-word]", Settings(extend_select=("found-word",)), "found other"),
        ("ignore: [found-word]", Settings(select=("image",)), "hard"),
        ("ignore: [found-word]", Settings(ignore=("other-word",)), "found"),
        ("ignore: [found-word]", Settings(extend_ignore=("other-word",)), ""),
        ("select: [found-word]", Settings(ignore=("image",)), "found"),
        ("select: [found-word]", Settings(ignore=("found-word",)), ""),
        ("select: [ALL]", Settings(select=("hard-word",)), "hard"),
        ("extend-select: [hard-word]", Settings(select=("other-word",)), "other"),
        ("extend-ignore: [image]", Settings(ignore=("other-word",)), "found"),
        ("select: [other-word]", Settings(extend_select=("hard-word",)), "hard other"),
    ],
)
def test_the_command_line_beats_a_configuration(configuration: str, settings: Settings, rules: str) -> None:
    assert on(configuration, settings) == rules


@pytest.mark.parametrize(
    ("configuration", "severity"),
    [
        ("severity: {found-word: info}", "info"),
        ("severity: {DL1: error}", "error"),
        ("severity: {ALL: error}", "error"),
        ("severity: {ALL: error, image: info}", "info"),
        ("severity: {found-word: error, image: info}", "error"),
        ("severity: {pnpm: error}", "warning"),
    ],
)
def test_severities_are_overridden_by_the_most_specific_name(configuration: str, severity: str) -> None:
    assert found({".dockerlint.yaml": configuration, "a": "bad"}) == [("a", "found-word", severity)]


def test_excluded_files_are_not_counted() -> None:
    files = {".dockerlint.yaml": "exclude: [a/]", "a/x": "bad", "b": "bad"}
    result = lint(fake_project(files), RULES, Settings(paths=("a", "b")), configured(files))
    assert ([one.at.path for one in result.findings], result.files, result.elsewhere) == (["b"], 1, 0)


@pytest.mark.parametrize(
    ("text", "settings", "expected"),
    [
        ("", Settings(), (Severity.WARNING, Severity.WARNING)),
        ("fail-on: error", Settings(), (Severity.ERROR, Severity.WARNING)),
        ("fail-on: info", Settings(), (Severity.INFO, Severity.INFO)),
        ("fail-on: never", Settings(), (NEVER, Severity.WARNING)),
        ("fail-on: never", Settings(fail_on=Severity.INFO), (Severity.INFO, Severity.INFO)),
        ("min-severity: error", Settings(), (Severity.WARNING, Severity.ERROR)),
        ("min-severity: info", Settings(min_severity=Severity.ERROR), (Severity.WARNING, Severity.ERROR)),
    ],
)
def test_what_fails_and_what_is_shown(text: str, settings: Settings, expected: tuple[int, Severity]) -> None:
    scope: Scope = configured({".dockerlint.yaml": text}, settings).scope_of("a")
    assert (scope.fail_on, scope.shown_from) == expected


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("x", ["a/b/z", "a/y"]),
        ("/x", ["a/b/x", "a/b/z", "a/x", "a/y"]),
        ("a/", ["x"]),
        ("a/b/", ["a/x", "a/y", "x"]),
        ("a/*", ["x"]),
        ("a/**", ["x"]),
        ("**/b/*", ["a/x", "a/y", "x"]),
        ("[xy]", ["a/b/z"]),
        ("a/b", ["a/x", "a/y", "x"]),
        ("nothing", ["a/b/x", "a/b/z", "a/x", "a/y", "x"]),
    ],
)
def test_patterns_are_those_of_gitignore(pattern: str, left: list[str]) -> None:
    files = {**dict.fromkeys(["x", "a/x", "a/y", "a/b/x", "a/b/z"], "bad")}
    excluded = found({**files, ".dockerlint.yaml": f"exclude: ['{pattern}']"})
    switched = found({**files, ".dockerlint.yaml": f"per-path: {{'{pattern}': [found-word]}}"})
    assert ([one[0] for one in excluded], [one[0] for one in switched]) == (left, left)


def test_patterns_speak_of_the_folder_of_their_file_and_may_be_taken_back() -> None:
    files = {
        "a/.dockerlint.yaml": "exclude: ['/x', '*.txt', '!keep.txt']",
        "a/x": "bad",
        "a/b/x": "bad",
        "a/b/no.txt": "bad",
        "a/b/keep.txt": "bad",
        "x": "bad",
    }
    assert [one[0] for one in found(files)] == ["a/b/keep.txt", "a/b/x", "x"]
