"""Scalars of YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema)."""

from __future__ import annotations

import math

import pytest

from dockerlint.parsers.yaml.scalars import resolve_plain, resolve_tagged


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", None),
        ("~", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("yes", "yes"),
        ("off", "off"),
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("0440", 440),
        ("0o17", 15),
        ("0o18", "0o18"),
        ("0xFf", 255),
        ("-0xF", "-0xF"),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1_000", "1_000"),
        ("22:22", "22:22"),
        ("2024-01-02", "2024-01-02"),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("+.Inf", math.inf),
        (".iNF", ".iNF"),
        ("1.2.3", "1.2.3"),
        (".", "."),
    ],
)
def test_plain_scalars(text: str, wanted: object) -> None:
    found = resolve_plain(text)
    assert (found, type(found)) == (wanted, type(wanted))


def test_no_number() -> None:
    found = resolve_plain(".nan")
    assert isinstance(found, float)
    assert math.isnan(found)


@pytest.mark.parametrize(
    ("tag", "text", "value", "wanted"),
    [
        ("!!str", "1", 1, "1"),
        ("tag:yaml.org,2002:str", "true", True, "true"),
        ("!", "1", 1, "1"),
        ("!!int", "1", "1", 1),
        ("tag:yaml.org,2002:bool", "true", "true", True),
        ("!reset", "1", "1", "1"),
        ("!reset", "1", 1, 1),
    ],
)
def test_tags(tag: str, text: str, value: str | int, wanted: object) -> None:
    found = resolve_tagged(tag, text, value)
    assert (found, type(found)) == (wanted, type(wanted))
