"""Events put together: anchors, merge keys, keys, bounds and places."""

from __future__ import annotations

import pytest

from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.parsers.yaml.tree import DEEPEST, MOST, TOO_DEEP, TOO_MANY
from dockerlint.source import SourceFile
from dockerlint.tree import Map, plain


def read(text: str) -> tuple[list[object], list[str]]:
    documents, problems = parse_yaml(SourceFile("x.yaml", text))
    shown = [f"{one.at.start.line}:{one.at.start.column} {one.message}" for one in problems]
    return [plain(one) for one in documents], shown


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: &x {b: 1}\nc: *x", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &x {b: 1, d: 2}\nc: {<<: *x, b: 3}", {"a": {"b": 1, "d": 2}, "c": {"b": 3, "d": 2}}),
        (
            "a: &x {b: 1}\ny: &y {b: 2, e: 3}\nc: {<<: [*x, *y]}",
            {"a": {"b": 1}, "y": {"b": 2, "e": 3}, "c": {"b": 1, "e": 3}},
        ),
        ("'<<': 1", {"<<": 1}),
        ("a:\nb: 1", {"a": None, "b": 1}),
        ("- a\n-\n- [b, {c: d}]", ["a", None, ["b", {"c": "d"}]]),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
        ("? a\n: b", {"a": "b"}),
        ("a: !x {b: !y 1}", {"a": {"b": 1}}),
    ],
)
def test_values(text: str, wanted: object) -> None:
    assert read(text) == ([wanted], [])


def test_documents_share_no_anchor() -> None:
    assert read("&x a\n---\nb: *x\n") == (["a", {"b": None}], ["3:4 alias `x` has no anchor before it"])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\na: 2", ["2:1 key `a` is defined twice"]),
        ("a: &x [*x]", ["1:8 alias `x` is inside its own anchor"]),
        ("a: {<<: 1}", ["1:5 `<<` must name a mapping or a list of mappings"]),
        ("[a]: b", ["1:1 a key must be a plain value, not a list or a mapping"]),
        ("a: {{ b }}", ["1:5 `{{` starts a mapping in YAML: quote the template"]),
    ],
)
def test_faults(text: str, problems: list[str]) -> None:
    assert read(text)[1] == problems


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: {b: 1}", "{b: 1}"),
        ("a:\n  b: 1\n  c: 2\n\n", "b: 1\n  c: 2"),
        ("a: &x !t\n  b: 1", "b: 1"),
        ("a: |\n  b\n\n\n", "|\n  b"),
        ("a: 'b' # c", "'b'"),
        ("a: &x b", "b"),
    ],
)
def test_a_value_lies_where_it_is_written(text: str, wanted: str) -> None:
    [document], _ = parse_yaml(SourceFile("x.yaml", text))
    assert isinstance(document, Map)
    assert document.entries["a"].value.span.text == wanted


def test_a_value_that_is_not_written_lies_after_its_colon() -> None:
    [document], _ = parse_yaml(SourceFile("x.yaml", "a:  # c\nb: 1\n"))
    assert isinstance(document, Map)
    at = document.entries["a"].value.span
    assert (at.begin, at.finish) == (2, 2)


def test_bounds() -> None:
    assert read("[" * (DEEPEST + 1))[1] == [f"1:{DEEPEST} {TOO_DEEP}"]
    assert read("[" + "1," * (MOST + 1) + "]")[1] == [f"1:{2 * MOST + 2} {TOO_MANY}"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: 1\nb: [", {"a": 1}),
        ("a: 1\nb: [2, ", {"a": 1, "b": [2]}),
        ("a: 1\nb: {c: 'd", {"a": 1}),
        ("a: {b: 1, c: [", {"a": {"b": 1}}),
    ],
)
def test_what_an_error_left_open_is_kept_as_far_as_it_was_read(text: str, wanted: object) -> None:
    documents, problems = read(text)
    assert (documents, len(problems)) == ([wanted], 1)
