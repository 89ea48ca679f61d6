"""HCL's expressions as syntax trees."""

from __future__ import annotations

import pytest

from dockerlint.parsers.hcl.cursor import Cursor
from dockerlint.parsers.hcl.expressions import ExpressionReader
from dockerlint.parsers.hcl.syntax import Operation, Unread
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "operator", "right"),
    [("1 + 2 * 3", "+", "2 * 3"), ("1 * 2 + 3", "+", "3"), ("1 - 2 - 3", "-", "3"), ("a || b && c", "||", "b && c"), ("a == b ? c : d", "==", "b")],
)  # fmt: skip
def test_operators_bind_as_in_hcl(text: str, operator: str, right: str) -> None:
    found = ExpressionReader(Cursor(SourceFile("a.hcl", text))).read()
    found = getattr(found, "test", found)
    assert isinstance(found, Operation)
    assert (found.operator, found.operands[-1].at.text) == (operator, right)


@pytest.mark.parametrize(
    "text", ["[1 2]", "{a}", "f(", "a[*]", "a.*", "", ")", '"%{if a}"', "(1", "{a = 1 b = 2}"]
)
def test_what_is_not_read(text: str) -> None:
    assert isinstance(ExpressionReader(Cursor(SourceFile("a.hcl", text))).read(), Unread)
