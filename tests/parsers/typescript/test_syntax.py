"""Syntax trees: words, places, and the text of literals."""

from __future__ import annotations

import pytest

from dockerlint.parsers.typescript import syntax as under_test
from dockerlint.parsers.typescript.syntax import (
    CodeTooDeepError,
    Syntax,
    children_of,
    first_argument,
    has_child,
    literal,
    read_syntax,
)
from dockerlint.source import SourceFile


def read(text: str, path: str = "a.ts") -> Syntax:
    found = read_syntax(SourceFile(path, text))
    assert found is not None
    return found


def test_occurrences_are_whole_words_that_are_nodes_of_their_own() -> None:
    found = read("v; vv; a.v; 'v'; 'v w'; // v\nv$; { v }")
    assert [found.span(node).start for node in found.occurrences("v")] == [
        (1, 1),
        (1, 10),
        (1, 14),
        (2, 7),
    ]


def test_places_are_code_points() -> None:
    found = read("'é😀'; v")
    [node] = found.occurrences("v")
    assert (found.span(node).begin, found.span(node).text, found.text(node)) == (6, "v", "v")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("f('a')", "a"),
        ('f("a")', "a"),
        ("f(`a`)", "a"),
        ("f(`a${b}`)", None),
        ("f(a)", None),
        ("f()", None),
        ("f(/* c */ 'a')", "a"),
    ],
)
def test_the_text_of_a_first_argument(text: str, wanted: str | None) -> None:
    found = read(text)
    call = found.root.named_children[0].named_children[0]
    assert literal(found, first_argument(call)) == wanted


def test_children_by_kind() -> None:
    statement = read("import { a, type b } from 'c'").root.named_children[0]
    [clause] = children_of(statement, "import_clause")
    [named] = children_of(clause, "named_imports")
    assert [has_child(one, "type") for one in children_of(named, "import_specifier")] == [False, True]


def test_looking_around_in_deep_code_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "_MOST_STEPS", 5)
    found = read("((((v))))")
    [node] = found.occurrences("v")
    with pytest.raises(CodeTooDeepError):
        list(found.parents(node))


@pytest.mark.parametrize(
    ("path", "is_broken"), [("a.ts", False), ("a.mts", False), ("a.tsx", True), ("a.js", True)]
)
def test_the_grammar_goes_by_the_extension(path: str, *, is_broken: bool) -> None:
    assert read("const a = <T>b;", path).root.has_error is is_broken
