"""The values of HCL expressions."""

from __future__ import annotations

import pytest

from dockerlint.parsers.hcl.evaluate import Evaluator
from dockerlint.parsers.hcl.read import parse_hcl
from dockerlint.parsers.hcl.values import Value
from dockerlint.source import SourceFile
from dockerlint.values import Text, Unknown

_VARIABLES: dict[str, Value] = {
    "A": Text.known("a"),
    "N": None,
    "L": [Text.known("x"), Text.known("y")],
    "M": {"k": Text.known("v"), "n": 2},
}


def _variable(name: str) -> Value:
    return _VARIABLES.get(name, Unknown("not set"))


def shown(value: Value) -> object:
    """Return a value with texts as `str`."""
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, Unknown):
        return "?"
    if isinstance(value, list):
        return [shown(one) for one in value]
    return {name: shown(one) for name, one in value.items()} if isinstance(value, dict) else value


def _evaluated(text: str, functions: str = "") -> object:
    body, _ = parse_hcl(SourceFile("docker-bake.hcl", f"x = {text}\n{functions}"))
    evaluator = Evaluator(_variable, {one.labels[0]: one.body for one in body.blocks})
    return shown(evaluator.value(body.attributes["x"].value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"b${A}c${U}"', "bac…"),
        ('"${L}"', ["x", "y"]),
        ('"n${M.n} ${true} ${1.5} ${N}"', "n2 true 1.5 …"),
        ('""', ""),
        ("<<E\n${A}\nE", "a\n"),
        ("[1, A, U]", [1, "a", "?"]),
        ('{ A = 1, (A) = 2, "${A}b" : 3 }', {"A": 1, "a": 2, "ab": 3}),
        ("M.k", "v"),
        ('M["k"]', "v"),
        ("L[1]", "y"),
        ("L.0", "x"),
        ("L[7]", "?"),
        ("L[*]", "?"),
        ("M.none", "?"),
        ('A == "a" ? 1 : 2', 1),
        ('U == "" ? 1 : 2', "?"),
        ('"z${U}" == "a" ? 1 : 2', 2),
        ("1 + 2 * 3 - -1", 8),
        ("7 / 2 > 3 && 7 % 2 == 1", True),
        ("1 / 0", "?"),
        ("!(1 < 2) || 2 <= 1", False),
        ("true || U", True),
        ("false && U", False),
        ('[for i, one in L : "${i}${one}"]', ["0x", "1y"]),
        ('[for one in L : one if one != "x"]', ["y"]),
        ("{for k, v in M : k => v}", {"k": "v", "n": 2}),
        ("[for one in U : one]", "?"),
        ("nothing(1)", "?"),
        ("twice(A)", "aa"),
        ("twice()", "?"),
        ("rest(A, L...)", ["x", "y"]),
        ("endless(1)", "?"),
        ("%{ if true }a%{ endif }", "?"),
    ],
)  # fmt: skip
def test_values(text: str, expected: object) -> None:
    functions = """
function "twice" {
  params = [one]
  result = "${one}${one}"
}
function "rest" {
  params = [one]
  variadic_params = others
  result = others
}
function "endless" {
  params = [one]
  result = endless(one)
}
"""
    assert _evaluated(text, functions) == expected


def test_steps_are_bounded() -> None:
    functions = "".join(
        f'function "f{n}" {{\n params = [a]\n result = "${{f{n + 1}(a)}}${{f{n + 1}(a)}}"\n}}\n'
        for n in range(40)
    )
    assert str(_evaluated('f0("a")', functions)).count("a") == 0
