"""Calls of Bake."""

from __future__ import annotations

from dockerlint.models.bake import BakeCall
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text


def test_a_plain_call_sets_no_variable() -> None:
    call = BakeCall(Span(SourceFile("x", ""), 0, 0), Text.known("."))
    assert (call.variable("A"), call.files, call.pushes) == (None, (), None)
