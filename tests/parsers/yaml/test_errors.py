"""Complaints of the YAML parsers in our words, at the place of the fault."""

from __future__ import annotations

import pytest

from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: 1\n\tb: 2\n", "2:1 indentation with a tab: YAML requires spaces"),
        ("a: b: c\n", "1:5 a `:` where no key can be: quote the value, or fix the indentation"),
        ("a: 1\nb\n", "2:1 a key without `:`, or a line with the wrong indentation"),
        ("a: [1\nb: 2\n", "2:2 the list `[` is not closed, or a `,` is missing"),
        ("a: {b: 1\n", "2:1 the mapping `{` is not closed, or a `,` is missing"),
        ("a: 'b\n", "1:4 the quote is never closed"),
        ('a: "\\d"\n', "1:6 an escape that YAML does not know: double a backslash, or use single quotes"),
        ("a: `b`\n", "1:4 a backtick cannot start a value: quote it"),
        ("a: @b\n", "1:4 `@` cannot start a value: quote it"),
        ("a: !x!b c\n", "1:4 the tag's handle is not declared"),
        ("a: - b\n", "1:4 a list item is not allowed here"),
    ],
)
def test_faults(text: str, wanted: str) -> None:
    _, problems = parse_yaml(SourceFile("compose.yaml", text))
    found = [f"{one.at.start.line}:{one.at.start.column} {one.message}" for one in problems]
    assert found == [wanted]
