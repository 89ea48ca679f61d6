from __future__ import annotations

import pytest

from dockerlint.config import NEVER, Note, Reader, Scope, Settings, Single
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles
from dockerlint.findings import Severity
from tests.support.configuration_fakes import KNOWN, RULES, configured, found
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


def test_the_nearest_configuration_is_the_whole_one() -> None:
    files = {
        ".dockerlint.yaml": "ignore: [found-word]",
        "a/pyproject.toml": "[tool.dockerlint]\nextend-select = ['hard-word']\n",
        "a/b/pyproject.toml": "[project]\nname = 'dockerlint-user'\n",
        "a/b/x": "bad hard",
        "x": "bad hard",
    }
    assert found(files) == [("a/b/x", "found-word", "warning"), ("a/b/x", "hard-word", "warning")]


def test_a_configuration_builds_on_what_it_extends() -> None:
    files = {
        "base.yaml": "select: [ALL]\nignore: [found-word]\nexclude: [skipped]\nseverity: {image: info}\nfail-on: error",
        "a/.dockerlint.yaml": "extends: ../mid.yaml\nseverity: {hard-word: error}",
        "mid.yaml": "extends: base.yaml\nextend-ignore: [other-word]\nseverity: {image: error}",
        "a/x": "bad hard odd",
        "b/.dockerlint.yaml": "extends: ../mid.yaml\nextend-select: [found-word]",
        "b/x": "bad hard odd",
        "b/skipped": "bad",
        "skipped": "bad",
        "c/.dockerlint.yaml": "extends: ../mid.yaml\nselect: [image]\nignore: []",
        "c/x": "bad hard odd",
    }
    assert [one for one in found(files) if one[0][1:] == "/x"] == [
        ("a/x", "hard-word", "error"),
        ("b/x", "found-word", "error"),
        ("b/x", "hard-word", "error"),
        ("c/x", "found-word", "error"),
        ("c/x", "hard-word", "error"),
    ]
    scopes = configured(files)
    assert (scopes.of("a/x").fail_on, scopes.of("skipped").fail_on) == (Severity.ERROR, Severity.WARNING)
    assert [scopes.of(path).excludes(path) for path in ("skipped", "a/x")] == [False, False]
    assert scopes.of("b/skipped").excludes("skipped")


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


def test_an_excluded_folder_has_no_configuration_of_its_own() -> None:
    files = {
        ".dockerlint.yaml": "exclude: [fixtures/]",
        "fixtures/.dockerlint.yaml": "broken: [",
        "fixtures/x": "bad",
    }
    assert found(files) == []


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
    scope: Scope = configured({".dockerlint.yaml": text}, settings).of("a")
    assert (scope.fail_on, scope.shown_from) == expected


def test_the_pnpm_version_is_that_of_the_base() -> None:
    scopes = configured({".dockerlint.yaml": "pnpm-version: 9", "a/.dockerlint.yaml": "\npnpm-version: 8"})
    assert (scopes.of(".").pnpm_version, len(scopes.all)) == (9, 2)
    assert scopes.notes() == (
        Note("a/.dockerlint.yaml", 2, "`pnpm-version` counts only in the configuration of the base"),
    )


def test_pyproject_holds_every_key() -> None:
    text = """[tool.dockerlint]
select = ["ALL"]
extend-ignore = ["other-word"]
fail-on = "never"
exclude = ["b"]

[tool.dockerlint.severity]
hard-word = "info"

[tool.dockerlint.per-path]
"c" = ["found-word"]
"""
    files = {"pyproject.toml": text, "a": "bad hard odd", "b": "bad", "c": "bad hard"}
    assert found(files) == [
        ("a", "found-word", "warning"),
        ("a", "hard-word", "info"),
        ("c", "hard-word", "info"),
    ]


def test_patterns_that_match_nothing_are_told() -> None:
    files = {
        ".dockerlint.yaml": "exclude:\n  - gone/\n  - a\n  - '!lost'\nper-path:\n  b: [ALL]\n  '/c': [image]\n",
        "a": "",
        "b": "",
        "d/c": "",
        "d/.dockerlint.yaml": "extends: ../.dockerlint.yaml\nexclude: [a]",
    }
    scopes = configured(files)
    assert len(scopes.all) == 2
    assert [str(note) for note in scopes.notes()] == [
        ".dockerlint.yaml:2: `gone/` of `exclude` matches no file",
        ".dockerlint.yaml:4: `!lost` of `exclude` matches no file",
        ".dockerlint.yaml:7: `/c` of `per-path` matches no file",
        "d/.dockerlint.yaml:2: `a` of `exclude` matches no file",
    ]


def test_a_given_configuration_holds_for_all_and_its_patterns_for_the_base() -> None:
    tree = MemoryFiles(
        {"ci/strict.yaml": "extends: more.yaml\nexclude: [/a, gone]", "ci/more.yaml": "fail-on: info"}
    )
    files = MemoryFiles({".dockerlint.yaml": "broken: [", "a": "", "b": ""})
    single = Single(Settings(), files, (Reader(tree, KNOWN, str, folder="."), "ci/strict.yaml"))
    assert [single.of(path).excludes(path) for path in ("a", "b", "x/a")] == [True, False, False]
    assert single.of("x").fail_on == Severity.INFO
    assert [str(note) for note in single.notes()] == ["ci/strict.yaml:2: `gone` of `exclude` matches no file"]
