"""Keys, values and names that a configuration must not hold."""

from __future__ import annotations

import re

import pytest

from dockerlint.config import ConfigurationError, UnknownNameError, judge, known_names
from dockerlint.config.refusals import quoted
from tests.support.configuration_fakes import KEYS, KNOWN, RULES, configured


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nselct: [ALL]", "2: unknown key `selct`; did you mean `select`?"),
        (
            "zzz: 1",
            "1: unknown key `zzz`; the keys are " + ", ".join(KEYS),
        ),
        ("select: found-word", "1: `select` takes a list of rules, aliases, families, groups or `ALL`"),
        ("ignore: [1]", "1: `ignore` takes a list of rules, aliases, families, groups or `ALL`"),
        (
            "select:\n  - found-word\n  - hard-wrod",
            "3: `select`: unknown rule, alias, family or group `hard-wrod`; did you mean `hard-word`?",
        ),
        (
            "extend-ignore: [qqqq]",
            "1: `extend-ignore`: unknown rule, alias, family or group `qqqq`; `dockerlint rules` lists all",
        ),
        (
            "severity:\n  fond-word: info",
            "2: `severity`: unknown rule, alias, family or group `fond-word`; did you mean `found-word`?",
        ),
        (
            "severity:\n  found-word: eror",
            "2: `severity` takes a mapping from rules to error, warning or info; did you mean `error`?",
        ),
        ("severity: [a]", "1: `severity` takes a mapping from rules to error, warning or info"),
        (
            "per-path:\n  a: []\n  b: [dl1]",
            "3: `per-path`: unknown rule, alias, family or group `dl1`; did you mean `DL1`?",
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
        ("- select\n", "1: the file has no keys; add for example `select:`"),
        ("---\nselect: [ALL]\n---\nignore: [ALL]\n", "4: the file holds a second document"),
        ("extends: ../x.yaml", "1: `extends` leaves the project"),
        ("extends: /etc/x.yaml", "1: `extends` leaves the project"),
        ("\nextends: x.yaml", "2: `extends`: `x.yaml` does not exist"),
        ("extends: .", "1: `extends`: `.` is a folder"),
        ("extends: ./.dockerlint.yaml", "1: `extends` leads back to `.dockerlint.yaml`"),
    ],
)
def test_a_broken_configuration_is_one_line(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^{re.escape(f'.dockerlint.yaml:{message}')}$"):
        _ = configured({".dockerlint.yaml": text}).all


def test_words_of_the_user_are_made_safe_to_show() -> None:
    with pytest.raises(ConfigurationError, match=re.escape("unknown key `a\\u{202e}" + "x" * 50 + "…`")):
        _ = configured({".dockerlint.yaml": f'"a\\u202e{"x" * 99}": 1'}).all


def test_every_name_that_may_be_chosen() -> None:
    assert known_names(RULES) == {
        "ALL",
        *("hardening", "style", "pedantic"),
        *("image", "pnpm"),
        *("found-word", "hard-word", "other-word", "DL1"),
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("dl1", "unknown rule, alias, family or group `dl1`; did you mean `DL1`?"),
        ("zzzz", "unknown rule, alias, family or group `zzzz`; `dockerlint rules` lists all"),
        ("a\x1bb", "unknown rule, alias, family or group `a\\u{1b}b`; `dockerlint rules` lists all"),
    ],
)
def test_the_first_unknown_name_is_refused(name: str, message: str) -> None:
    with pytest.raises(UnknownNameError) as raised:
        judge(["found-word", name, "other"], KNOWN)
    assert str(raised.value) == message


def test_known_names_pass() -> None:
    judge(KNOWN, KNOWN)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("a", "`a`"), ("a\nb", "`a\\u{a}b`"), ("x" * 60, f"`{'x' * 60}`"), ("x" * 61, f"`{'x' * 59}…`")],
)
def test_words_of_the_user_between_backticks(word: str, wanted: str) -> None:
    assert quoted(word) == wanted
