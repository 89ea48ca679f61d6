"""Expressions, with `A` = a, `EMPTY` empty, `SET` set by the repository alone; others are unknown."""

from __future__ import annotations

import pytest

from dockerlint.parsers.workflow.expressions import evaluated
from dockerlint.values import Text, Unknown

VALUES = {
    "env.A": Text.known("a"),
    "env.EMPTY": Text.known(""),
    "env.FALSE": Text.known("false"),
    "vars.SET": Text((Unknown("the settings", None, unset=True),)),
    "matrix.os": Text.known("linux"),
}


def value(text: str) -> str:
    return str(evaluated(text, lambda name: VALUES.get(name, Text.unknown(name))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'it''s'", "it's"),
        ("1.5", "1.5"),
        ("true", "true"),
        ("null", ""),
        ("env.A", "a"),
        ("matrix['os']", "linux"),
        ("github.sha", "…"),
        ("env.A || 'b'", "a"),
        ("env.EMPTY || 'b'", "b"),
        ("vars.SET || 'b'", "b"),
        ("github.sha || 'b'", "…"),
        ("env.FALSE || 'b'", "…"),
        ("vars.SET", "…"),
        ("env.A && 'b' || 'c'", "b"),
        ("env.EMPTY && 'b' || 'c'", "c"),
        ("github.sha && 'b' || 'c'", "…"),
        ("matrix.os == 'Linux' && 'x' || 'y'", "x"),
        ("matrix.os != 'linux' && 'x' || 'y'", "y"),
        ("github.sha == 'x' && 'x' || 'y'", "…"),
        ("!(matrix.os == 'linux')", "false"),
        ("1 < 2 && 'x' || 'y'", "…"),
        ("contains(matrix.os, 'NU')", "true"),
        ("startsWith(matrix.os, 'x')", "false"),
        ("endsWith(github.ref, 'x') && 'a' || 'b'", "…"),
        ("format('{0}/{1}:{2}', 'ghcr.io', env.A, github.sha)", "ghcr.io/a:…"),
        ("format('{0}', vars.SET || format('ghcr.io/{0}', env.A))", "ghcr.io/a"),
        ("hashFiles('x')", "…"),
        ("fromJSON('[1]')[0]", "…"),
        ("env.A b", "…"),
        ("(env.A", "…"),
        ("", "…"),
        ("|| 'a'", "…"),
        ("(" * 40 + "env.A" + ")" * 40, "a"),
        ("(" * 400 + "env.A" + ")" * 400, "…"),
    ],
)
def test_values(text: str, expected: str) -> None:
    assert value(text) == expected
