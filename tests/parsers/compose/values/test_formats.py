"""Sizes, durations and command lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.compose.values.formats import (
    LONGEST_COMMAND,
    CommandError,
    duration_text,
    parse_duration,
    parse_size,
    split_command,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1g", 2**30),
        ("64 m", 2**26),
        ("1.5gb", 1610612736),
        ("10", 10),
        ("1KiB", 1024),
        ("x", None),
        ("-1", None),
        ("1x", None),
    ],
)
def test_sizes(text: str, wanted: int | None) -> None:
    assert parse_size(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("90s", "1m30s"),
        ("1h", "1h0m0s"),
        ("1.5s", "1.5s"),
        ("500ms", "500ms"),
        ("2d", "48h0m0s"),
        ("0", "0s"),
    ],
)
def test_durations(text: str, wanted: str) -> None:
    assert duration_text(parse_duration(text) or 0) == wanted


@pytest.mark.parametrize("text", ["10", "1x", "", "s"])
def test_refused_durations(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a 'b c' \"d e\"", ["a", "b c", "d e"]),
        ("npm run x && y", ["npm", "run", "x"]),
        ('a"b"c', ["abc"]),
        ("a\\ b", ["a b"]),
        ("''", [""]),
        ("", []),
        ("echo $(x y) z", ["echo", "$(x y)", "z"]),
    ],
)
def test_commands(text: str, wanted: list[str]) -> None:
    assert [word for word, _, _ in split_command(text)] == wanted


@pytest.mark.parametrize("text", ["a 'b", "a (b)", "a\\"])
def test_refused_commands(text: str) -> None:
    with pytest.raises(CommandError):
        split_command(text)


def test_words_know_their_place() -> None:
    assert [("a  'b c'"[start:end], word) for word, start, end in split_command("a  'b c'")] == [
        ("a", "a"),
        ("'b c'", "b c"),
    ]


@settings(derandomize=True, max_examples=60)
@given(st.text(alphabet="Va1:$-+?{}/ '\"\\;(", max_size=20))
def test_only_the_named_error_is_raised(text: str) -> None:
    try:
        split_command(text)
    except CommandError as raised:
        assert str(raised)  # noqa: PT017 - most texts raise nothing


@pytest.mark.parametrize(
    ("nanoseconds", "wanted"),
    [
        (1, "1ns"),
        (1_500, "1.5µs"),
        (2_000_000, "2ms"),
        (999_999_999, "999.999999ms"),
        (60_000_000_000, "1m0s"),
        (3_661_500_000_000, "1h1m1.5s"),
        (-90_000_000_000, "-1m30s"),
    ],
)
def test_durations_are_printed_as_go_does(nanoseconds: int, wanted: str) -> None:
    assert duration_text(nanoseconds) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\\tb", ["a\tb"]),
        ("a 2>&1", ["a"]),
        ("a > b", ["a"]),
        ("'a;b'", ["a;b"]),
        ("'a\\b'", ["a\\b"]),
        ("`a b` c", ["`a b`", "c"]),
    ],
)
def test_what_ends_a_command_and_what_quotes_it(text: str, wanted: list[str]) -> None:
    assert [word for word, _, _ in split_command(text)] == wanted


def test_a_command_over_the_bound_is_not_read() -> None:
    with pytest.raises(CommandError, match="a command longer than 131,072 characters is not read"):
        split_command("x" * (LONGEST_COMMAND + 1))
