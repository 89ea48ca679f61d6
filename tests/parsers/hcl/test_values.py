"""The values of HCL expressions as texts and conditions."""

from __future__ import annotations

import pytest

from dockerlint.parsers.hcl.values import Value, bounded, is_known, plain, same, text_of, truth
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text, Unknown

_AT = Span(SourceFile("docker-bake.hcl", ""), 0, 0)
_A, _HALF, _UNKNOWN = Text.known("a"), Text.joined([Text.known("b"), Text.unknown("x")]), Unknown("x")


@pytest.mark.parametrize(
    ("value", "known"),
    [(_A, True), (_HALF, False), (_UNKNOWN, False), ([_A, 1], True), ([_HALF], False), ({"k": _UNKNOWN}, False), (None, True)],
)  # fmt: skip
def test_is_known(value: Value, *, known: bool) -> None:
    assert is_known(value) is known


@pytest.mark.parametrize(
    ("value", "text"),
    [(_A, "a"), (True, "true"), (False, "false"), (3, "3"), (2.0, "2"), (2.5, "2.5"), (None, "…"), ([], "…"), (_UNKNOWN, "…")],
)  # fmt: skip
def test_text_of(value: Value, text: str) -> None:
    assert str(text_of(value, _AT)) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, True), (False, False), (Text.known("true"), True), (Text.known("false"), False), (_A, None), (1, None), (_UNKNOWN, None)],
)  # fmt: skip
def test_truth(value: Value, *, expected: bool | None) -> None:
    assert truth(value) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (_A, Text.known("a"), True),
        (_A, _HALF, False),
        (_HALF, Text.known("bc"), None),
        (_HALF, _HALF, None),
        (1, 1, True),
        (_A, 1, False),
        (None, None, True),
        (_A, _UNKNOWN, None),
        ([_HALF], [_A], None),
    ],
)
def test_same(left: Value, right: Value, *, expected: bool | None) -> None:
    assert same(left, right) is expected


def test_long_texts_are_unknown() -> None:
    assert (str(bounded(_A)), str(bounded(Text.known("a" * 20_000)))) == ("a", "…")


def test_plain() -> None:
    assert (plain(_A), plain(_HALF), plain(1)) == ("a", None, None)
