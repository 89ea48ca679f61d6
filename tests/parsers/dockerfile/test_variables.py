"""Words with variables, taken apart; what BuildKit refuses of them."""

from __future__ import annotations

import pytest

from dockerlint.parsers.dockerfile.variables import (
    DEEPEST,
    Fault,
    Literal,
    Parts,
    parse_word,
    skip_variable,
    word_fault,
)
from tests.support.dockerfile_reading import clip


def shown(parts: Parts | Fault) -> str:
    """Show literals in brackets, variables as `name operator(operands)`."""
    assert not isinstance(parts, Fault)
    return "".join(
        f"[{one.text}]"
        if isinstance(one, Literal)
        else f"{one.name}{one.operator}({'|'.join(map(shown, one.operands))})"
        for one in parts
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a", "[a]"),
        ("a$B.c", "[a]B()[.c]"),
        ("${A}b", "A()[b]"),
        ("$1a", "1()[a]"),
        ("$@", "@()"),
        ("$", "[$]"),
        ("$.", "[$][.]"),
        ("${A:-b$C}", "A:-([b]C())"),
        ("${A-}", "A-()"),
        ("${A:+x}${B+y}${C?z}${D:?z}", "A:+([x])B+([y])C?([z])D:?([z])"),
        ("${A#*/}${B##x}${C%.*}${D%%y}", "A#([*/])B#([#x])C%([.*])D%([%y])"),
        ("${A/b/c}${A//b}", None),
        ("${A/b/c}${A//b/}", "A/([b]|[c])A//([b]|)"),
        ("'$A'", "[$A]"),
        ('"a$B"', "[a]B()[]"),
        ("\\$A", "[$][A]"),
        ('"\\$\\a"', "[$][\\][a][]"),
        ("${A#\\*}", "A#([\\*])"),
        ("${A-\\}}", "A-([}])"),
    ],
)
def test_words(text: str, wanted: str | None) -> None:
    parts = parse_word(text, "\\")
    assert (None if isinstance(parts, Fault) else shown(parts)) == wanted


def test_the_backtick_as_escape_character() -> None:
    assert shown(parse_word("`$A\\b", "`")) == "[$][A\\b]"


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("a'b", "single quote is never closed", 1),
        ('a"b', "double quote is never closed", 1),
        ("a${B", "`${` is never closed", 1),
        ("${B:-", "`${` is never closed", 0),
        ("${B/x}", "`${` is never closed", 0),
        ("${}", "substitution has no name", 0),
        ("${:-a}", "substitution has no name", 0),
        ("${A!b}", "substitution has an operator that does not exist", 0),
        ("${A:b}", "substitution has an operator that does not exist", 0),
        (
            "${A-" * (DEEPEST + 1) + "}" * (DEEPEST + 1),
            "substitutions are nested too deeply",
            4 * (DEEPEST + 1),
        ),
    ],
)
def test_refused_words(text: str, message: str, at: int) -> None:
    assert parse_word(text, "\\") == Fault(message, at)
    problem = word_fault(clip(text), "\\")
    assert problem is not None
    assert (problem.message, problem.at.begin) == (message, at)


def test_a_word_without_a_fault() -> None:
    assert word_fault(clip("a${B:-c}"), "\\") is None


@pytest.mark.parametrize(
    ("text", "wanted"), [("$A.b", 2), ("${A:-$B}c", 8), ("${A", -1), ("$.", 1), ("${A}", 4)]
)
def test_the_end_of_a_variable(text: str, wanted: int) -> None:
    assert skip_variable(text, 0, "\\") == wanted


def test_every_part_knows_its_place() -> None:
    text = "a'b'$C\"d\""
    parts = parse_word(text, "\\")
    assert not isinstance(parts, Fault)
    assert [text[one.begin : one.finish] for one in parts] == ["a", "'b'", "$C", "d", '"d"']
