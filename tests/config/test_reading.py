"""Configuration files and what they extend."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.config import ConfigurationError, ConfigurationReader, Configurations, Settings
from dockerlint.files import MemoryFiles
from dockerlint.findings import Severity
from tests.support.configuration_fakes import KEYS, KNOWN, configured, found

KEY = st.sampled_from([*KEYS, "x", "\udc80", '"\\ud800"'])
VALUE = st.sampled_from(
    ["", "1", "[found-word]", "{a: [ALL]}", "'", "*a", "!x", "&a [*a]", "\udc80", '"\\ud800"', "!!set"]
)
YAML = st.lists(st.builds("{}: {}".format, KEY, VALUE)).map("\n".join)
TOML = st.lists(st.builds("{} = {}".format, KEY, VALUE)).map(
    lambda lines: "\n".join(["[tool.dockerlint]", *lines])
)


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
    assert (scopes.scope_of("a/x").fail_on, scopes.scope_of("skipped").fail_on) == (
        Severity.ERROR,
        Severity.WARNING,
    )
    assert [scopes.scope_of(path).excludes(path) for path in ("skipped", "a/x")] == [False, False]
    assert scopes.scope_of("b/skipped").excludes("skipped")


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


def test_a_binary_configuration_is_refused() -> None:
    tree = MemoryFiles({".dockerlint.yaml": b"a\0"})
    with pytest.raises(ConfigurationError, match=r"^\.dockerlint\.yaml:1: the file is a binary file$"):
        Configurations(tree, Settings(), ConfigurationReader(tree, KNOWN, str)).scope_of("a")


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join(['*' + before] * 10)}]" for before, name in pairwise("abcdefg")]
    message = r"^\.dockerlint\.yaml:1: the file is too large when its aliases are written out$"
    with pytest.raises(ConfigurationError, match=message):
        _ = configured({".dockerlint.yaml": "\n".join(lines)}).all


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.one_of(YAML, st.text()), st.one_of(TOML, st.text().map("[tool.dockerlint]\n{}".format)))
def test_any_text_is_a_configuration_or_one_error(yaml: str, toml: str) -> None:
    for path, text in ((".dockerlint.yaml", yaml), ("pyproject.toml", toml)):
        tree = MemoryFiles({path: text.encode("utf-8", "surrogatepass")})
        try:
            scopes = Configurations(tree, Settings(), ConfigurationReader(tree, KNOWN, str))
            assert len(scopes.all) == 1
            assert all(note.path == path for note in scopes.notes())
        except ConfigurationError as error:
            assert re.match(rf"{re.escape(path)}:\d+: ", str(error))  # noqa: PT017
