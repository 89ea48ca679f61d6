"""The place of a parser in its tokens."""

from __future__ import annotations

import pytest

from dockerlint.parsers.hcl.cursor import Cursor, SyntaxUnreadError
from dockerlint.source import SourceFile


def _cursor(text: str) -> Cursor:
    return Cursor(SourceFile("a.hcl", text))


def test_the_end_is_never_passed() -> None:
    cursor = _cursor("a")
    assert [cursor.take().text for _ in range(3)] == ["a", "", ""]


@pytest.mark.parametrize(
    ("text", "rest"), [("a [\n] b\nc", "\n"), ("a } b", "}"), ('"${\n}"\nx', "\n"), ("a", "")]
)
def test_a_statement_is_skipped(text: str, rest: str) -> None:
    cursor = _cursor(text)
    cursor.skip_statement()
    assert cursor.token.text == rest


def test_lines_count_outside_of_brackets_only() -> None:
    cursor = _cursor("\na")
    assert cursor.takes("a") is None
    cursor.enclosed = 1
    assert cursor.takes("a")


def test_what_is_missing_raises() -> None:
    with pytest.raises(SyntaxUnreadError):
        _cursor("a").expect("b")
    with pytest.raises(SyntaxUnreadError):
        _cursor("").closes("]")
    with pytest.raises(SyntaxUnreadError):
        _cursor("a").separated("]")
