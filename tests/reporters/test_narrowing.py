"""Places on one line that are never empty."""

from __future__ import annotations

import pytest

from dockerlint.reporters.narrowing import extent, narrow
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "begin", "finish", "wanted"),
    [
        ("abc", 0, 2, (0, 2)),
        ("ab\ncd", 1, 4, (1, 2)),
        ("abc", 1, 1, (1, 2)),
        ("abc", 3, 3, (2, 3)),
        ("ab\n\ncd", 3, 3, (3, 4)),
        ("ab\n", 3, 3, (1, 2)),
        ("\n", 1, 1, (0, 1)),
        ("", 0, 0, (0, 0)),
    ],
)
def test_places(text: str, begin: int, finish: int, wanted: tuple[int, int]) -> None:
    at = narrow(SourceFile("x", text).span(begin, finish))
    assert (at.begin, at.finish) == wanted


@pytest.mark.parametrize(("text", "wanted"), [("abc", ((1, 1), (1, 4))), ("", ((1, 1), (1, 2)))])
def test_an_extent_has_a_column_at_least(text: str, wanted: tuple[tuple[int, int], ...]) -> None:
    assert extent(SourceFile("x", text).span(0, len(text))) == wanted
