"""The exec form: a strict JSON array of strings, else it is the shell form."""

from __future__ import annotations

import pytest

from dockerlint.findings import Problem
from dockerlint.parsers.dockerfile.exec_form import exec_words
from tests.support.dockerfile_reading import Places, clip, said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[]", []),
        ("[ ]", []),
        ('["a"]', ["a"]),
        ('[ "a" ,\t"b c" ]', ["a", "b c"]),
        (r'["a\"b", "\n", "\u00e9", "\\"]', ['a"b', "\n", "é", "\\"]),
        ('["a",]', None),
        ('["a" "b"]', None),
        ("['a']", None),
        ('["a"', None),
        ('["a"] b', None),
        ('["\\x"]', None),
        ("[a]", None),
        ("a", None),
        ("[NaN]", None),
    ],
)
def test_arrays(text: str, wanted: list[str] | None) -> None:
    problems: list[Problem] = []
    words = exec_words(clip(text), problems)
    assert (None if words is None else [word.text for word in words]) == wanted
    assert problems == []


def test_a_decoded_word_knows_what_was_written() -> None:
    words = exec_words(clip(r'["a", "b\nc"]'), [])
    assert [(word.text, word.span.text) for word in words or ()] == [("a", '"a"'), ("b\nc", r'"b\nc"')]


@pytest.mark.parametrize("text", ['["a", 1]', "[null]", '[["a"]]', '[{"a": "b"}]', "[true]"])
def test_an_array_of_anything_else_is_refused(text: str) -> None:
    problems: list[Problem] = []
    wanted: Places = [(1, 1, text, "exec form contains something other than strings")]
    assert (exec_words(clip(text), problems), said(problems)) == ((), wanted)
