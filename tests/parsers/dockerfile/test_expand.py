from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.models.words import Clip
from dockerlint.parsers.dockerfile.expand import expand, references
from dockerlint.parsers.dockerfile.variables import word_fault
from dockerlint.source import SourceFile
from dockerlint.values import EMPTY, Known, Text, Unknown
from tests.support.dockerfile_reading import clip

VALUES = {
    "A": Text.known("abc"),
    "PATH": Text.known("/usr/lib/x.tar.gz"),
    "NONE": EMPTY,
    "U": Text.unknown("`U` has no value"),
    "NOBODY": Text((Unknown("`NOBODY` has no value", unset=True),)),
    "HALF": Text((Known("1."), Unknown("`U` has no value"))),
}


def expanded(text: str, escape: str = "\\") -> str | None:
    return expand(clip(text), VALUES.get, escape).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("", ""),
        ("$A", "abc"),
        ("${A}", "abc"),
        ("x$A.y", "xabc.y"),
        ("$AB", ""),
        ("$MISSING", ""),
        ("$NONE", ""),
        ('"$A"', "abc"),
        ("'$A'", "$A"),
        ("\\$A", "$A"),
        ("a\\ b", "a b"),
        ('"a\\"b\\$A\\c"', 'a"b$A\\c'),
        ("'a\\b'", "a\\b"),
        ("\"it's\"x'y\"z'", "it'sxy\"z"),
        ("$", "$"),
        ("a$ b", "a$ b"),
        ("$$", ""),
        ("a\\", "a"),
        ("${A:-d}", "abc"),
        ("${NONE:-d}", "d"),
        ("${NONE-d}", ""),
        ("${MISSING-d}", "d"),
        ("${MISSING:-d}", "d"),
        ("${MISSING:-$A}", "abc"),
        ("${MISSING:-${NONE:-x$A}}", "xabc"),
        ("${MISSING:-'a}b'}", "a}b"),
        ('${MISSING:-"a b"}', "a b"),
        ("${MISSING:-a\\}b}", "a}b"),
        ("${MISSING:-}", ""),
        ("${A:+s}", "s"),
        ("${NONE:+s}", ""),
        ("${NONE+s}", "s"),
        ("${MISSING+s}", ""),
        ("${A?must}", "abc"),
        ("${NONE?must}", ""),
        ("${A#a}", "bc"),
        ("${A#b}", "abc"),
        ("${A%c}", "ab"),
        ("${PATH#*/}", "usr/lib/x.tar.gz"),
        ("${PATH##*/}", "x.tar.gz"),
        ("${PATH%.*}", "/usr/lib/x.tar"),
        ("${PATH%%.*}", "/usr/lib/x"),
        ("${PATH%/*}", "/usr/lib"),
        ("${PATH%%/*}", ""),
        ("${A#?}", "bc"),
        ("${A#[ab]}", "abc"),
        ("${PATH/usr/opt}", "/opt/lib/x.tar.gz"),
        ("${PATH/./-}", "/usr/lib/x-tar.gz"),
        ("${PATH//./-}", "/usr/lib/x-tar-gz"),
        ("${PATH//\\//_}", "_usr_lib_x.tar.gz"),
        ("${A/b/}", "ac"),
        ("${MISSING#a}", ""),
        ("${MISSING/a/b}", ""),
        ("$1x", "x"),
    ],
)
def test_known_variables_expand_as_in_buildkit(text: str, expected: str) -> None:
    assert expanded(text) == expected
    assert word_fault(clip(text), "\\") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C:\\app", "C:\\app"),
        ("`$A", "$A"),
        ('"`"`\\"', '"`\\'),
        ("${MISSING:-a`}b}", "a}b"),
        ("\\$A", "\\abc"),
    ],
)
def test_the_escape_character_is_the_files(text: str, expected: str) -> None:
    assert expanded(text, "`") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("node:$U-alpine", "node:…-alpine"),
        ("${U:-d}", "…"),
        ("${U-d}", "…"),
        ("${U:+s}", "…"),
        ("$NOBODY", "…"),
        ("${NOBODY:-d}", "d"),
        ("${NOBODY-d}", "d"),
        ("${NOBODY+s}", ""),
        ("${HALF:-d}", "1.…"),
        ("${HALF:+s}", "s"),
        ("${HALF%.*}", "…"),
        ("${A#$U}", "…"),
        ("x${MISSING:-$U}y", "x…y"),
        ("a${MISSING:?b}", "a…"),
        ("${A#a\\b}", "…"),
        ("${PATH#*a*b*c*d}", "…"),
    ],
)
def test_what_is_unknown_stays_unknown(text: str, expected: str) -> None:
    assert str(expand(clip(text), VALUES.get)) == expected


def test_an_unknown_part_says_why_and_where() -> None:
    assert expand(clip("a$U"), VALUES.get).why == "`U` has no value"
    assert expand(clip("${X:?no}"), VALUES.get).why == "`X` must be set"
    part = expand(clip("ab${HALF%.*}"), VALUES.get).parts[1]
    assert part.at is not None
    assert (part.at.text, part.at.start) == ("${HALF%.*}", (1, 3))


def test_a_value_keeps_the_place_where_it_was_written() -> None:
    file = SourceFile("Dockerfile", "ARG V=20\nFROM $V")
    value = Text.known("20", file.span(6, 8))
    text = expand(Clip(file, "$V", 14), {"V": value}.get)
    assert text.parts == value.parts


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("a'b", 2, "single quote is never closed"),
        ('a"b', 2, "double quote is never closed"),
        ("a${b", 2, "`${` is never closed"),
        ("a${b/c", 2, "`${` is never closed"),
        ("${b:-c", 1, "`${` is never closed"),
        ("x${}", 2, "substitution has no name"),
        ("${:-a}", 1, "substitution has no name"),
        ("${{ a }}", 1, "substitution has no name"),
        ("${a!b}", 1, "substitution has an operator that does not exist"),
        ("${a:b}", 1, "substitution has an operator that does not exist"),
        ("${a/b}", 1, "`${` is never closed"),
    ],
)
def test_a_word_that_buildkit_refuses_is_unknown(text: str, column: int, message: str) -> None:
    found = word_fault(clip(text), "\\")
    assert found is not None
    assert (found.at.start.column, found.message) == (column, message)
    word = clip(text)
    assert expand(word, VALUES.get) == Text.unknown(message, word.span())
    assert references(word) == ()


def test_references_name_the_variables_in_operands_too() -> None:
    found = references(clip("$A'$B'\\$C\"${D}\"${E:-$F}${G#$H}"))
    assert [(one.name, one.operator, one.at.text) for one in found] == [
        ("A", "", "$A"),
        ("D", "", "${D}"),
        ("E", ":-", "${E:-$F}"),
        ("F", "", "$F"),
        ("G", "#", "${G#$H}"),
        ("H", "", "$H"),
    ]
    assert references(clip("a'b")) == ()


def test_deep_nesting_is_refused_not_followed() -> None:
    found = word_fault(clip("${A:-" * 200 + "}" * 200), "\\")
    assert found is not None
    assert found.message == "substitutions are nested too deeply"


PIECES = [
    "$A",
    "${",
    "}",
    "U",
    ":-",
    "#",
    "%%",
    "/",
    "//",
    "'",
    '"',
    "\\",
    "`",
    "*",
    "?",
    "a",
    "{",
    " ",
    "é",
    "$",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from("\\`"))
@settings(derandomize=True, max_examples=500, deadline=None)
def test_any_word_expands(text: str, escape: str) -> None:
    word = clip(text)
    assert expand(word, VALUES.get, escape) == expand(word, VALUES.get, escape)
    assert all(one.at.text.startswith("$") for one in references(word, escape))
