"""The tokens of HCL."""

from __future__ import annotations

import pytest

from dockerlint.parsers.hcl.lexer import tokens
from dockerlint.source import SourceFile


def _shown(text: str) -> list[str]:
    return [f"{one.kind.name}:{one.text}" for one in tokens(SourceFile("a.hcl", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a-b = 1.5 # c\n// d", ["NAME:a-b", "MARK:=", "NUMBER:1.5", "LINE:\n", "END:"]),
        ("/* a\nb */ x", ["NAME:x", "END:"]),
        ("a && b...", ["NAME:a", "MARK:&&", "NAME:b", "MARK:...", "END:"]),
        ('"a"', ['OPEN:"', "TEXT:a", 'CLOSE:"', "END:"]),
        (r'"\n\"A"', ['OPEN:"', 'TEXT:\n"A', 'CLOSE:"', "END:"]),
        (
            '"a${b}c"',
            ['OPEN:"', "TEXT:a", "ENTER:${", "NAME:b", "LEAVE:}", "TEXT:c", 'CLOSE:"', "END:"],
        ),
        ('"$${a}%%{b"', ['OPEN:"', "TEXT:${", "TEXT:a}", "TEXT:%{", "TEXT:b", 'CLOSE:"', "END:"]),
        ('"a$b"', ['OPEN:"', "TEXT:a$b", 'CLOSE:"', "END:"]),
        ('"${{a=1}}"', ['OPEN:"', "ENTER:${", "MARK:{", "NAME:a", "MARK:=", "NUMBER:1", "MARK:}", "LEAVE:}", 'CLOSE:"', "END:"]),
        ('"${f("x")}"', ['OPEN:"', "ENTER:${", "NAME:f", "MARK:(", 'OPEN:"', "TEXT:x", 'CLOSE:"', "MARK:)", "LEAVE:}", 'CLOSE:"', "END:"]),
        ("<<E\na $ b\nE\n", ["OPEN:<<E\n", "TEXT:a $ b\n", "CLOSE:E", "LINE:\n", "END:"]),
        ("<<-E\n  a\n    ${b}\n  E", ["OPEN:<<-E\n", "TEXT:a\n  ", "ENTER:${", "NAME:b", "LEAVE:}", "TEXT:\n", "CLOSE:  E", "END:"]),
        ('"a\nb', ['OPEN:"', "TEXT:a", "CLOSE:", "LINE:\n", "NAME:b", "END:"]),
        ("<<E\na", ["OPEN:<<E\n", "TEXT:a", "CLOSE:", "END:"]),
        ("a & b", ["NAME:a", "ODD:&", "NAME:b", "END:"]),
    ],
)  # fmt: skip
def test_tokens(text: str, expected: list[str]) -> None:
    assert _shown(text) == expected


def test_a_file_that_is_one_template() -> None:
    found = tokens(SourceFile("a.json", 'x "${A}"'), template=True)
    assert [one.kind.name for one in found] == [
        "OPEN",
        "TEXT",
        "ENTER",
        "NAME",
        "LEAVE",
        "TEXT",
        "CLOSE",
        "END",
    ]


def test_what_is_nested_too_deeply_is_not_read() -> None:
    assert [one[:6] for one in _shown('"${' * 200) if one.startswith("ODD")] == ['ODD:"$']
