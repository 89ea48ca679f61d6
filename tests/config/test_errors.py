from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.config import ConfigurationError, Configurations, Reader, Settings
from dockerlint.files import MemoryFiles
from tests.support.configuration_fakes import KNOWN, configured

KEYS = (
    *("extends", "select", "ignore", "extend-select", "extend-ignore", "severity"),
    *("per-path", "exclude", "fail-on", "min-severity", "pnpm-version"),
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nselct: [ALL]", "2: `selct` is no key; did you mean `select`?"),
        (
            "zzz: 1",
            "1: `zzz` is no key; the keys are " + ", ".join(KEYS),
        ),
        ("select: found-word", "1: `select` takes a list of rules, aliases, families, groups or `ALL`"),
        ("ignore: [1]", "1: `ignore` takes a list of rules, aliases, families, groups or `ALL`"),
        (
            "select:\n  - found-word\n  - hard-wrod",
            "3: `select`: `hard-wrod` is no rule, alias, family or group; did you mean `hard-word`?",
        ),
        (
            "extend-ignore: [qqqq]",
            "1: `extend-ignore`: `qqqq` is no rule, alias, family or group; `dockerlint rules` lists all",
        ),
        (
            "severity:\n  fond-word: info",
            "2: `severity`: `fond-word` is no rule, alias, family or group; did you mean `found-word`?",
        ),
        (
            "severity:\n  found-word: eror",
            "2: `severity` takes a mapping from rules to error, warning or info; did you mean `error`?",
        ),
        ("severity: [a]", "1: `severity` takes a mapping from rules to error, warning or info"),
        (
            "per-path:\n  a: []\n  b: [dl1]",
            "3: `per-path`: `dl1` is no rule, alias, family or group; did you mean `DL1`?",
        ),
        ("per-path: {a: b}", "1: `per-path` takes a mapping from patterns of paths to lists of rules"),
        ("exclude: {a: b}", "1: `exclude` takes a list of patterns of paths"),
        ("fail-on: nevr", "1: `fail-on` takes error, warning, info or never; did you mean `never`?"),
        ("min-severity: 3", "1: `min-severity` takes error, warning or info"),
        ("min-severity: never", "1: `min-severity` takes error, warning or info"),
        ("pnpm-version: '9'", "1: `pnpm-version` takes a major version of pnpm, 6 or later"),
        ("pnpm-version: 5", "1: `pnpm-version` takes a major version of pnpm, 6 or later"),
        ("a: 1\nselect: [\n", "3: a value was expected, but the text ends: is a `[` or `{` not closed?"),
        ("select: []\nselect: []\n", "2: key `select` is defined twice"),
        ("- select\n", "1: the file holds no keys; write `select:`, for instance"),
        ("---\nselect: [ALL]\n---\nignore: [ALL]\n", "4: the file holds a second document"),
        ("extends: ../x.yaml", "1: `extends` leads out of the project"),
        ("extends: /etc/x.yaml", "1: `extends` leads out of the project"),
        ("\nextends: x.yaml", "2: `extends`: `x.yaml` does not exist"),
        ("extends: .", "1: `extends`: `.` is a folder"),
        ("extends: ./.dockerlint.yaml", "1: `extends` leads back to `.dockerlint.yaml`"),
    ],
)
def test_a_broken_configuration_is_one_line(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^{re.escape(f'.dockerlint.yaml:{message}')}$"):
        _ = configured({".dockerlint.yaml": text}).all


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.dockerlint]\nselct = ['ALL']", "2: `selct` is no key; did you mean `select`?"),
        (
            "[a]\nselect = 1\n[tool.dockerlint]\nselect = [\n  'ALL',\n  \"hard-wrd\",\n]\n",
            "6: `select`: `hard-wrd` is no rule, alias, family or group; did you mean `hard-word`?",
        ),
        (
            "[tool.dockerlint.severity]\n\"found-word\" = 'eror'\n",
            "2: `severity` takes a mapping from rules to error, warning or info; did you mean `error`?",
        ),
        ("[tool.dockerlint.severty]\nx = 1\n", "1: `severty` is no key; did you mean `severity`?"),
        (
            "[tool.dockerlint]\nfail-on = 'error'\n[tool.dockerlint.per-path]\n'a/*.x' = ['hard-wrd']\n",
            "4: `per-path`: `hard-wrd` is no rule, alias, family or group; did you mean `hard-word`?",
        ),
        ("[tool]\ndockerlint = {exclude = 1}\n", "2: `exclude` takes a list of patterns of paths"),
        ("[tool.dockerlint]\r\nselect = [\r\n'ALL'\r\nx\r\n", "4: not valid TOML"),
        ("[tool.dockerlint]\nselect = [", "2: not valid TOML"),
        (f"[tool.dockerlint]\nselect = {'[' * 9999}", "2: not valid TOML"),
        (f"[tool.dockerlint]\npnpm-version = {'9' * 5000}", "2: not valid TOML"),
    ],
)
def test_a_broken_table_of_pyproject_is_one_line(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^{re.escape(f'pyproject.toml:{message}')}$"):
        _ = configured({"pyproject.toml": text}).all


@pytest.mark.parametrize(
    "text",
    [
        "x = [",
        "# dockerlint\nx = [",
        "[project]\nname = 'dockerlint'\n",
        "tool = 'dockerlint'\n",
        "[tool]\ndockerlint = 1\n",
    ],
)
def test_another_pyproject_is_left_alone(text: str) -> None:
    assert configured({"pyproject.toml": text}).of("a").files == ()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"a/.dockerlint.yaml": "", "a/pyproject.toml": "[tool.dockerlint]\n"},
            "a/pyproject.toml:1: `[tool.dockerlint]` stands beside a `.dockerlint.yaml`; keep one of them",
        ),
        (
            {"a/.dockerlint.yml": ""},
            "a/.dockerlint.yml:1: the file is not read under this name; call it `.dockerlint.yaml`",
        ),
        (
            {"a/.dockerlint.yaml": "extends: ../b.yaml", "b.yaml": "\nextends: a/.dockerlint.yaml"},
            "b.yaml:2: `extends` leads back to `a/.dockerlint.yaml`",
        ),
        (
            {"a/.dockerlint.yaml": "extends: ../pyproject.toml", "pyproject.toml": "[project]\n"},
            "pyproject.toml:1: the file has no table `[tool.dockerlint]`",
        ),
    ],
)
def test_files_that_do_not_go_together_are_refused(files: Mapping[str, str], message: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^{re.escape(message)}$"):
        _ = configured(files).all


def test_a_binary_configuration_is_refused() -> None:
    tree = MemoryFiles({".dockerlint.yaml": b"a\0"})
    with pytest.raises(ConfigurationError, match=r"^\.dockerlint\.yaml:1: the file is a binary file$"):
        Configurations(tree, Settings(), Reader(tree, KNOWN, str)).of("a")


def test_words_of_the_user_are_made_safe_to_show() -> None:
    with pytest.raises(ConfigurationError, match=re.escape("`a\\u{202e}" + "x" * 50 + "…` is no key")):
        _ = configured({".dockerlint.yaml": f'"a\\u202e{"x" * 99}": 1'}).all


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join(['*' + before] * 10)}]" for before, name in pairwise("abcdefg")]
    message = r"^\.dockerlint\.yaml:1: the file is too large when its aliases are written out$"
    with pytest.raises(ConfigurationError, match=message):
        _ = configured({".dockerlint.yaml": "\n".join(lines)}).all


KEY = st.sampled_from([*KEYS, "x", "\udc80", '"\\ud800"'])
VALUE = st.sampled_from(
    ["", "1", "[found-word]", "{a: [ALL]}", "'", "*a", "!x", "&a [*a]", "\udc80", '"\\ud800"', "!!set"]
)
YAML = st.lists(st.builds("{}: {}".format, KEY, VALUE)).map("\n".join)
TOML = st.lists(st.builds("{} = {}".format, KEY, VALUE)).map(
    lambda lines: "\n".join(["[tool.dockerlint]", *lines])
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.one_of(YAML, st.text()), st.one_of(TOML, st.text().map("[tool.dockerlint]\n{}".format)))
def test_any_text_is_a_configuration_or_one_error(yaml: str, toml: str) -> None:
    for path, text in ((".dockerlint.yaml", yaml), ("pyproject.toml", toml)):
        tree = MemoryFiles({path: text.encode("utf-8", "surrogatepass")})
        try:
            scopes = Configurations(tree, Settings(), Reader(tree, KNOWN, str))
            assert len(scopes.all) == 1
            assert all(note.path == path for note in scopes.notes())
        except ConfigurationError as error:
            assert re.match(rf"{re.escape(path)}:\d+: ", str(error))  # noqa: PT017
