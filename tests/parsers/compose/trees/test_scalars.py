"""Plain scalars as go-yaml reads them."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.trees.scalars import TIMESTAMP, go_typed
from tests.support.compose_trees import scalar


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0440", 288),
        ("0o440", 288),
        ("0b11", 3),
        ("0x1F", 31),
        ("1_000", 1000),
        ("-0b11", -3),
        ("+1", 1),
        ("089", 89.0),
        ("1_0.5", 10.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("18446744073709551615", 2**64 - 1),
        ("18446744073709551616", 2.0**64),
        ("-9223372036854775809", -(2.0**63)),
        ("22:22", "22:22"),
        ("1.2.3", "1.2.3"),
        ("no", "no"),
        ("'0440'", "0440"),
        ("0", 0),
        ("-", "-"),
    ],
)
def test_numbers(text: str, wanted: object) -> None:
    found = go_typed(scalar(text if text != "-" else '"-"'))
    assert (found.value, type(found.value)) == (wanted, type(wanted))


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("2024-01-02", TIMESTAMP),
        ("2024-1-2 10:11:12", TIMESTAMP),
        ("2024-01-02T10:11:12.5Z", TIMESTAMP),
        ("2024-01", None),
        ("'2024-01-02'", None),
    ],
)
def test_dates(text: str, tag: str | None) -> None:
    assert go_typed(scalar(text)).tag == tag


def test_a_scalar_that_both_read_alike_is_the_same_node() -> None:
    one = scalar("80")
    assert go_typed(one) is one
