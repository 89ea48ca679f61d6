"""From the arguments of an instruction to its words: each keyword has one of five grammars."""

from __future__ import annotations

import pytest

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.instructions import KEYWORDS
from dockerlint.parsers.dockerfile.arguments import Arguments, read_arguments
from tests.support.dockerfile_reading import Places, clip, said


def arguments(keyword: str, text: str) -> tuple[Arguments, Places]:
    problems: list[Problem] = []
    return read_arguments(keyword, clip(text), "\\", problems), said(problems)


TEXT = ("MAINTAINER", "STOPSIGNAL", "USER", "WORKDIR")
LIST = ("EXPOSE", "FROM")
EXEC_OR_TEXT = ("CMD", "ENTRYPOINT", "RUN", "SHELL")
EXEC_OR_LIST = ("ADD", "COPY", "VOLUME")


@pytest.mark.parametrize(
    ("keywords", "text", "words", "exec_form"),
    [
        (TEXT, "a  b", ["a  b"], False),
        (TEXT, '["a", "b"]', ['["a", "b"]'], False),
        (LIST, "a  b", ["a", "b"], False),
        (LIST, '["a"]', ['["a"]'], False),
        (EXEC_OR_TEXT, "a  b", ["a  b"], False),
        (EXEC_OR_TEXT, '["a", "b"]', ["a", "b"], True),
        (EXEC_OR_LIST, "a  b", ["a", "b"], False),
        (EXEC_OR_LIST, '["a b", "c"]', ["a b", "c"], True),
        (("HEALTHCHECK",), "NONE", ["NONE"], False),
        (("HEALTHCHECK",), "CMD a  b", ["CMD", "a  b"], False),
        (("HEALTHCHECK",), 'CMD ["a"]', ["CMD", "a"], True),
        (("ARG",), "A B=1 C='a b'", ["A", "B=1", "C='a b'"], False),
        (("ENV", "LABEL"), "a=1 b='c d'", ["a", "1", "=", "b", "'c d'", "="], False),
        (("ENV", "LABEL"), "a  b c", ["a", "b c", ""], False),
        (("NOPE",), "a b", [""], False),
    ],
)
def test_words(keywords: tuple[str, ...], text: str, words: list[str], *, exec_form: bool) -> None:
    for keyword in keywords:
        found, problems = arguments(keyword, text)
        assert ([word.text for word in found.words], found.exec_form, problems) == (words, exec_form, [])


@pytest.mark.parametrize(
    ("keyword", "text", "pairs"),
    [
        ("ARG", "A B=1 C= D='x=y'", [("A", None), ("B", "1"), ("C", ""), ("D", "'x=y'")]),
        ("ENV", "a=1 b=2", [("a", "1"), ("b", "2")]),
        ("ENV", "a b=2", [("a", "b=2")]),
        ("LABEL", '"a b"=c', [('"a b"', "c")]),
    ],
)
def test_pairs(keyword: str, text: str, pairs: list[tuple[str, str | None]]) -> None:
    found, _ = arguments(keyword, text)
    assert [(pair.name.text, pair.value.text if pair.value else None) for pair in found.pairs] == pairs


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a", [(1, 1, "a", "name has no value")]),
        ("a=1 b", [(1, 5, "b", "expected `name=value`")]),
        ("a=1 b c=2", [(1, 5, "b", "expected `name=value`")]),
    ],
)
def test_an_environment_without_a_value(text: str, problems: Places) -> None:
    assert arguments("ENV", text)[1] == problems


@pytest.mark.parametrize("keyword", sorted(KEYWORDS - {"ONBUILD"}))
def test_nothing_is_nothing_for_every_keyword(keyword: str) -> None:
    assert arguments(keyword, "") == (Arguments(), [])
