from __future__ import annotations

import pytest

from dockerlint.models.shell_variables import Variable, variable_text
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text

AT = Span(SourceFile("x", "x"), 0, 1)
VALUES = {"P": "/a/b.tar.gz", "1": "one", "$(pwd": "/w"}


def value(name: str, operator: str = "", operand: str = "") -> str | None:
    found = {name: Text.known(text) for name, text in VALUES.items()}
    return variable_text(Variable(name, operator, (operand,)), found.get, AT).value


@pytest.mark.parametrize(
    ("operator", "pattern", "expected"),
    [
        ("%", ".*", "/a/b.tar"),
        ("%%", ".*", "/a/b"),
        ("#", "*/", "a/b.tar.gz"),
        ("##", "*/", "b.tar.gz"),
        ("%", "/x", "/a/b.tar.gz"),
        ("%", "", "/a/b.tar.gz"),
        ("##", "*", ""),
        ("/", "a/b", None),
    ],
)
def test_beginnings_and_ends_are_cut(operator: str, pattern: str, expected: str | None) -> None:
    assert value("P", operator, pattern) == expected


def test_arguments_and_output_count_where_they_are_known() -> None:
    assert [value("1"), value("2"), value("$(pwd"), value("$(date")] == ["one", None, "/w", None]
    assert [value("1", ":-", "x"), value("2", ":-", "x")] == ["one", None]
    assert [variable_text(Variable(name), lambda _: None, AT).why for name in ("2", "$(date")] == [
        "an argument of the script",
        "the output of a command",
    ]
    assert [Variable(name).is_substitution for name in ("1", "P", "$(pwd")] == [False, False, True]
