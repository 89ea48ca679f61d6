"""The syntax tree of HCL."""

from __future__ import annotations

from dockerlint.parsers.hcl.syntax import Body, Literal
from dockerlint.source import SourceFile, Span


def test_nodes_are_compared_by_identity() -> None:
    at = Span(SourceFile("a.hcl", "1"), 0, 1)
    assert Literal(1, at) != Literal(1, at)
    assert Body() != Body()
