from __future__ import annotations

import re

import pytest

from dockerlint.values import Facts, Known, Text, Unknown

HALF = Text.joined([Known("node:"), Unknown("`V` has no value"), Known("-alpine")])


def test_joining_merges_known_neighbours() -> None:
    assert Text.joined([Known("a"), Text.known("b"), Unknown("x")]).parts == (Known("ab"), Unknown("x"))


def test_value_is_there_only_when_all_of_it_is_known() -> None:
    assert (Text.known("a").value, Text(()).value, HALF.value) == ("a", "", None)
    assert (HALF.why, str(HALF)) == ("`V` has no value", "node:…-alpine")


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [("node:", True), ("no", True), ("python", False), ("node:20", None), ("node:20-alpine-x", None)],
)
def test_startswith_on_a_half_known_text(prefix: str, expected: bool | None) -> None:
    assert HALF.startswith(prefix) is expected


@pytest.mark.parametrize(("suffix", "expected"), [("alpine", True), ("-slim", False), ("20-alpine", None)])
def test_endswith_on_a_half_known_text(suffix: str, expected: bool | None) -> None:
    assert HALF.endswith(suffix) is expected


@pytest.mark.parametrize(
    ("value", "expected"), [("node:20-alpine", None), ("node:-alpine", None), ("node:20", False)]
)
def test_equals_on_a_half_known_text(value: str, expected: bool | None) -> None:
    assert HALF.equals(value) is expected


def test_a_text_of_which_nothing_is_known_may_equal_anything() -> None:
    assert Text.unknown("a variable").equals("root") is None


def test_known_texts_answer_exactly() -> None:
    text = Text.known("root")
    assert (text.equals("root"), text.startswith("ro"), text.endswith("x")) == (True, True, False)
    assert text.matches(re.compile("r..t")) is True
    assert HALF.matches(re.compile(".*")) is None


def test_an_unset_variable_is_unknown_and_counts_as_unset() -> None:
    assert Text((Unknown("`X` has no value", unset=True),)).unset
    assert not HALF.unset


def test_facts_claim_an_absence_only_when_complete() -> None:
    assert Facts(("curl",)).lacks("wget")
    assert not Facts(("curl",), complete=False).lacks("wget")
    assert not Facts(("curl",)).lacks("curl")


def test_split() -> None:
    text = Text((Known("a,b"), Unknown("why"), Known("c,,d")))
    assert [str(one) for one in text.split(",")] == ["a", "b…c", "", "d"]
    assert Text.unknown("why").split(",") == [Text.unknown("why")]
