"""The functions of Bake's standard library."""

from __future__ import annotations

import pytest

from dockerlint.parsers.hcl.functions import call_builtin
from dockerlint.parsers.hcl.values import Value
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text, Unknown
from tests.parsers.hcl.test_evaluate import shown

_AT = Span(SourceFile("docker-bake.hcl", ""), 0, 0)
_HALF = Text.joined([Text.known("Org/"), Text.unknown("not set")])


def _value(plain: object) -> Value:
    if isinstance(plain, str):
        return Text.known(plain)
    if isinstance(plain, list):
        return [_value(one) for one in plain]
    if isinstance(plain, dict):
        return {name: _value(one) for name, one in plain.items()}
    return plain if isinstance(plain, int | float | bool | Text) or plain is None else Unknown("not set")


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("basename", ["a/b"], "b"),
        ("dirname", ["a/b"], "a"),
        ("chomp", ["a\n"], "a"),
        ("coalesce", ["", None, "a"], "a"),
        ("compact", [["a", "", "b"]], ["a", "b"]),
        ("concat", [["a"], ["b"]], ["a", "b"]),
        ("concat", [["a"], "b"], "?"),
        ("contains", [["a", "b"], "b"], True),
        ("contains", [["a", "b"], "c"], False),
        ("contains", ["a", "c"], "?"),
        ("distinct", [["a", "a", "b"]], ["a", "b"]),
        ("element", [["a", "b"], 3], "b"),
        ("element", [[], 3], "?"),
        ("equal", ["a", "a"], True),
        ("notequal", ["", "a"], True),
        ("flatten", [[["a"], "b"]], ["a", "b"]),
        ("format", ["%s:%d%%", "a", 2], "a:2%"),
        ("format", ["%s"], "?"),
        ("join", ["-", ["a", "b"]], "a-b"),
        ("join", ["-", []], ""),
        ("keys", [{"b": 1, "a": 2}], ["a", "b"]),
        ("values", [{"b": 1, "a": 2}], [2, 1]),
        ("length", [["a"]], 1),
        ("lookup", [{"a": "b"}, "a", "c"], "b"),
        ("lookup", [{"a": "b"}, "x", "c"], "c"),
        ("lower", ["aB"], "ab"),
        ("upper", ["aB"], "AB"),
        ("merge", [{"a": 1}, {"a": 2, "b": 3}], {"a": 2, "b": 3}),
        ("not", [True], False),
        ("replace", ["1.0", ".", "-"], "1-0"),
        ("sanitize", ["a/b:1"], "a_b_1"),
        ("split", ["/", "a/b"], ["a", "b"]),
        ("trim", ["xax", "x"], "a"),
        ("trimprefix", ["v1", "v"], "1"),
        ("trimspace", [" a "], "a"),
        ("trimsuffix", ["1-x", "-x"], "1"),
        ("timestamp", [], "?"),
        ("lower", [], "?"),
        ("replace", ["a", "b"], "?"),
        ("lower", [_HALF], "org/…"),
        ("replace", [_HALF, "a", "b"], "…"),
        ("join", [":", [_HALF, "1"]], "Org/…:1"),
        ("split", ["/", _HALF], "?"),
        ("element", [object(), 0], "?"),
    ],
)  # fmt: skip
def test_functions(name: str, arguments: list[object], expected: object) -> None:
    assert shown(call_builtin(name, [_value(one) for one in arguments], _AT)) == expected


def test_results_are_bounded() -> None:
    many: list[Value] = [Text.known("a")] * 900
    assert shown(call_builtin("concat", [many, many], _AT)) == "?"
    assert str(call_builtin("join", [Text.known("-" * 100), many], _AT)) == "…"
