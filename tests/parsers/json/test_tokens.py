"""Tokens of JSON and its dialects."""

from __future__ import annotations

import pytest

from dockerlint.parsers.json.tokens import (
    COMMENT,
    CONFLICT,
    LITERAL,
    MARK,
    ODD_STRING,
    OPEN_ENDED,
    STRING,
    TOKEN,
    WORD,
    literal,
    unescaped,
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('{"a": [1, true]}', [MARK, STRING, MARK, MARK, LITERAL, MARK, LITERAL, MARK, MARK]),
        ("// a\n/* b\n */ 1", [COMMENT, COMMENT, LITERAL]),
        ("'a' \"b\tc\"", [ODD_STRING, ODD_STRING]),
        ('"a', [OPEN_ENDED]),
        ("/* a", [OPEN_ENDED]),
        ("01 1a .5 truely a-b", [WORD] * 5),
        ("-0 1.5 1e-3", [LITERAL] * 3),
        ("<<<<<<< ours\n1\n=======\n2\n>>>>>>> theirs", [CONFLICT, LITERAL, CONFLICT, LITERAL, CONFLICT]),
        ('"\\""', [STRING]),
        ("/", [WORD]),
    ],
)
def test_kinds(text: str, kinds: list[int]) -> None:
    assert [found.lastindex for found in TOKEN.finditer(text)] == kinds


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("0", 0), ("-12", -12), ("1.0", 1.0), ("1e3", 1000.0), ("true", True), ("null", None)],
)
def test_literals(text: str, wanted: object) -> None:
    assert (literal(text), type(literal(text))) == (wanted, type(wanted))


@pytest.mark.parametrize(
    ("raw", "text", "bad"),
    [
        ("abc", "abc", []),
        (r"\n\t\"\\\/", '\n\t"\\/', []),
        (r"\u00e9", "é", []),
        (r"\ud83d\ude00", "😀", []),
        (r"\ud83d", "\ud83d", []),
        (r"\u0041\ude00", "A\ude00", []),
        (r"a\xb", "axb", [(1, 3)]),
        ("a\\", "a", [(1, 2)]),
        (r"\u12", "u12", [(0, 2)]),
    ],
)
def test_escapes(raw: str, text: str, bad: list[tuple[int, int]]) -> None:
    assert unescaped(raw) == (text, bad)
