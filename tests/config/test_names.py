"""Names of rules that the user may write."""

from __future__ import annotations

import re

import pytest

from dockerlint.config import ConfigurationError, UnknownNameError, judge, known_names
from dockerlint.config.names import quoted
from tests.support.configuration_fakes import KNOWN, RULES, configured


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
