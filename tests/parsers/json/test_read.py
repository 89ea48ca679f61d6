from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.json.read import parse_json
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Seq, locate, locate_key, plain


def read(text: str, *, comments: bool = False, json5: bool = False) -> tuple[object, list[str]]:
    node, problems = parse_json(SourceFile("a.json", text), comments=comments, json5=json5)
    shown = [
        f"{one.at.start.line}:{one.at.start.column}-{one.at.end.line}:{one.at.end.column} {one.message}"
        for one in problems
    ]
    return (None if node is None else plain(node)), shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": [1, -2.5e3, true, false, null, "x"]}', {"a": [1, -2500.0, True, False, None, "x"]}),
        (r'"\ud83d\ude00 \n\"\\\/ \u00e4"', '😀 \n"\\/ ä'),
        (r'"\ud83d"', "\ud83d"),
        (r'"\ud83d\ud83d\ude00"', "\ud83d😀"),
        ('{"a": 1, "b": 2, "a": 3}', {"a": 3, "b": 2}),
        ("\r\n{\r\n}\r\n", {}),
        ("1e999", float("inf")),
    ],
)
def test_strict_json_is_read_without_a_problem(text: str, value: object) -> None:
    assert read(text) == (value, [])


@pytest.mark.parametrize(
    ("text", "value", "problems"),
    [
        ("", None, ["1:1-1:1 the file holds no value"]),
        ('{"a": }', {"a": None}, ["1:2-1:5 a value is missing after this name"]),
        ('{"a"}', {"a": None}, ["1:2-1:5 a value is missing after this name"]),
        ('{"a": 1\n "b": 2}', {"a": 1, "b": 2}, ["2:2-2:5 `,` is missing before this"]),
        ('{"a" 1}', {"a": 1}, ["1:6-1:7 `:` is missing before this value"]),
        ('{"a": 1,\n}', {"a": 1}, ["1:8-1:9 trailing comma"]),
        ("[1,,2]", [1, 2], ["1:4-1:5 unexpected `,`"]),
        ("[1 2]", [1, 2], ["1:4-1:5 `,` is missing before this"]),
        ('{"a": [1}', {"a": [1]}, ["1:7-1:8 `[` is never closed"]),
        ('{"a": [1, {"b": 2', {"a": [1, {"b": 2}]}, ["1:11-1:12 `{` is never closed"]),
        ('{"a": 1]}', {"a": 1}, ["1:8-1:9 unexpected `]`"]),
        ('{"a": 1}}', {"a": 1}, ["1:9-1:10 unexpected `}`"]),
        ('{"a":: 1}', {"a": 1}, ["1:6-1:7 unexpected `:`"]),
        ("{a: 1}", {"a": 1}, ["1:2-1:3 name without quotes"]),
        ("{1: 2}", {"1": 2}, ["1:2-1:3 name without quotes"]),
        ("{{}}", {"": {}}, ["1:2-1:3 a name is missing before this value"]),
        ("['a']", ["a"], ["1:2-1:5 string in single quotes: JSON requires double quotes"]),
        ('["a\tb"]', ["a\tb"], ["1:4-1:5 control character in a string: write it as an escape"]),
        (r'["\x"]', ["x"], ["1:3-1:5 invalid escape in a string"]),
        ('["a,\n1]', ["a", 1], ["1:2-1:5 string is never closed", "2:1-2:2 `,` is missing before this"]),
        ("[01, NaN]", ["01", "NaN"], ["1:2-1:4 invalid JSON value", "1:6-1:9 invalid JSON value"]),
        ("1 2", 1, ["1:3-1:4 text after the end of the document"]),
        ("// c\n{}", {}, ["1:1-1:5 JSON has no comments"]),
        ("{} /* c", {}, ["1:4-1:8 comment is never closed"]),
        (
            '<<<<<<< HEAD\r\n{"a": 1}\r\n=======\r\n{"a": 2}\r\n>>>>>>> x\r\n',
            {"a": 1},
            ["1:1-1:14 merge conflict marker"],
        ),
    ],
)
def test_what_a_parser_refuses_has_its_place_and_the_rest_is_read(
    text: str, value: object, problems: list[str]
) -> None:
    assert read(text) == (value, problems)


def test_comments_and_trailing_commas_are_json_with_comments() -> None:
    text = '{ // one\n "a": [1, /* two\n */ 2,],\n}'
    assert read(text, comments=True) == ({"a": [1, 2]}, [])


def test_bare_names_and_single_quotes_are_json5() -> None:
    text = "{a: 'b', \"c\": 1,}"
    assert read(text, json5=True) == ({"a": "b", "c": 1}, [])
    assert read(text, comments=True)[1] == [
        "1:2-1:3 name without quotes",
        "1:5-1:8 string in single quotes: JSON requires double quotes",
    ]


def test_every_node_knows_its_place() -> None:
    text = '{\n  "äö": {"b": [10, "x"]}\n}'
    node, _ = parse_json(SourceFile("a.json", text))
    assert isinstance(node, Map)
    assert node.span.text == text
    assert locate(node, "äö").text == '{"b": [10, "x"]}'
    assert locate_key(node, "äö", "b").text == '"b"'
    assert locate(node, "äö", "b", 1).start == (2, 20)


def test_deep_nesting_is_a_problem_and_no_crash() -> None:
    node, problems = parse_json(SourceFile("a.json", "[" * 100_000))
    assert isinstance(node, Seq)
    assert [(one.message, one.at.begin) for one in problems] == [("nested deeper than 500 levels", 500)]


def test_problems_are_capped() -> None:
    _, problems = parse_json(SourceFile("a.json", "[" + "x " * 1000))
    assert len(problems) == 100


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(_values, st.booleans(), st.sampled_from([None, 2]))
def test_what_python_writes_is_read_back(value: object, ascii_only: bool, indent: int | None) -> None:
    assert read(json.dumps(value, ensure_ascii=ascii_only, indent=indent)) == (value, [])


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet="{}[]:,\"'/*\\ \n\ra1-eE.+tnu<=>x\x00\ud83d", max_size=30))
def test_any_text_is_refused_exactly_when_python_refuses_it(text: str) -> None:
    try:
        json.loads(text, parse_constant=_refuse)
    except ValueError:
        assert read(text)[1] != []
    else:
        assert read(text)[1] == []


def _refuse(name: str) -> None:
    raise ValueError(name)
