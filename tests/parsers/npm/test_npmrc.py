"""`.npmrc` as npm's `ini` reads it."""

from __future__ import annotations

import pytest

from dockerlint.parsers.npm.npmrc import parse_npmrc
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a=b\nc = d e \r\n", [("a", "b"), ("c", "d e")]),
        ("a", [("a", "true")]),
        ("a=", [("a", "")]),
        ("a=b=c", [("a", "b=c")]),
        ("# a=b\n; c=d\n\n", []),
        ("a=b # c\nd=e ; f", [("a", "b"), ("d", "e")]),
        ("a=b\\#c", [("a", "b\\#c")]),
        ("a=\"b # c\"\n'd'='e'", [("a", "b # c"), ("d", "e")]),
        ("a=${B}", [("a", "${B}")]),
        (
            "@x:registry=https://r/\n//r/:_authToken=t",
            [("@x:registry", "https://r/"), ("//r/:_authToken", "t")],
        ),
        ("a=b\n[s]\nc=d", [("a", "b")]),
        ("a[]=b\na[]=c", [("a[]", "b"), ("a[]", "c")]),
    ],
)
def test_settings(text: str, wanted: list[tuple[str, str]]) -> None:
    found = parse_npmrc(SourceFile(".npmrc", text)).settings
    assert [(one.name, one.value) for one in found] == wanted


def test_places() -> None:
    [one] = parse_npmrc(SourceFile(".npmrc", "\n a = 'b' ")).settings
    assert (one.at.text, one.value_at.text) == ("a", "'b'")
