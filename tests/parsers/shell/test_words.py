from __future__ import annotations

import pytest

from dockerlint.models.shell import ShellWord
from dockerlint.models.shell_variables import Variable, variable_text
from dockerlint.parsers.shell.words import assigned, word_parts
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text, Unknown
from tests.support.shell_reading import script, word

VALUES = {"SET": "v", "EMPTY": ""}


def lookup(name: str) -> Text | None:
    if name == "UNKNOWN":
        return Text.unknown("not known")
    return Text.known(VALUES[name]) if name in VALUES else None


def shown(raw: str) -> list[object]:
    return [
        (part.name, part.operator, part.operand) if isinstance(part, Variable) else part
        for part in word_parts(raw)
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a", ["a"]),
        ("a\\ b", ["a b"]),
        ("a\\\nb", ["ab"]),
        ("'a $b'", ["a $b"]),
        ('"a \'b\' \\"c\\" \\d \\\\"', ["a 'b' \"c\" \\d \\"]),
        ("a'b'\"c\"d", ["abcd"]),
        ("''", [""]),
        ("*.{js,ts}", ["*.{js,ts}"]),
        ("$'a\\n\\'b'", ["a\n'b"]),
        ('$"a"', ["a"]),
        ("a$", ["a$"]),
        ("$A", [("A", "", ())]),
        ("x${A}y", ["x", ("A", "", ()), "y"]),
        ('"$A-$B"', [("A", "", ()), "-", ("B", "", ())]),
        ("${A:-x y}", [("A", ":-", ("x y",))]),
        ("${A-$B}", [("A", "-", (Variable,))]),
        ("${A[0]}", [("A", "", ())]),
        ("${A[0]%/*}", [("A", "%", ("/*",))]),
        ("${A[1]}", [None]),
        ("${A%%.*}", [("A", "%%", (".*",))]),
        ("${A:1:2}", [("A", ":", ("1:2",))]),
        ("${#A}", [None]),
        ("${!A}", [None]),
        ("$1", [("1", "", ())]),
        ('"$@"', [("@", "", ())]),
        ('$(a ")" b)c', [('$(a ")" b', "", ()), "c"]),
        ("$((1 + 2))", [None]),
        ("`a b`c", [("$(a b", "", ()), "c"]),
        ("<(a)", [None]),
        ("a<b", ["a<b"]),
        ("${{ matrix.x }}/y", [("matrix.x", "", ()), "/y"]),
        ("'a", ["a"]),
        ('"a', ["a"]),
        ("$(a", [None]),
        ("${a", [None]),
        ("\\", [""]),
    ],
)
def test_parts(raw: str, expected: list[object]) -> None:
    found = shown(raw)
    if raw == "${A-$B}":
        assert [part.name for part in word_parts(raw)[0].operand] == ["B"]  # type: ignore[union-attr]
        return
    assert found == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("$SET", "v"),
        ("$EMPTY", ""),
        ("$UNSET", ""),
        ("$UNKNOWN", None),
        ("${SET:-d}", "v"),
        ("${EMPTY:-d}", "d"),
        ("${EMPTY-d}", ""),
        ("${UNSET-d}", "d"),
        ("${UNSET:=d}", "d"),
        ("${UNSET:-$SET}", "v"),
        ("${UNKNOWN:-d}", None),
        ("${SET:+d}", "d"),
        ("${EMPTY:+d}", ""),
        ("${UNSET+d}", ""),
        ("${SET:?no}", "v"),
        ("${UNSET:?no}", None),
        ("${SET%v}", ""),
        ("${SET^^}", None),
        ("$1", None),
        ("$(a)", None),
    ],
)
def test_texts(raw: str, expected: str | None) -> None:
    (command,) = [one for one in script(f"x {raw}").commands if one.program == "x"]
    assert command.words[1].text(lookup).value == expected


@pytest.mark.parametrize(("raw", "expected"), [('"$@"', True), ("$*", True), ("$1", False), ("x", False)])
def test_words_that_pass_all_arguments(raw: str, expected: bool) -> None:
    assert script(f"exec {raw}").commands[0].words[0].passes_arguments is expected


@pytest.mark.parametrize(
    ("raw", "literal"), [("a'b'", "ab"), ("$A", None), ("a$A", None), ("$(a)", None), ("''", "")]
)
def test_literals(raw: str, literal: str | None) -> None:
    command = script(f"x {raw}").commands[-1]
    assert command.words[1].literal == literal


def test_variables_know_their_word() -> None:
    (part,) = script('a "$B"').commands[0].words[1].parts
    assert isinstance(part, Variable)
    assert part.at is not None
    assert part.at.text == '"$B"'


def test_an_assignment_word_is_split() -> None:
    pair = assigned(script("x A_1=b$C").commands[0].words[1])
    assert pair is not None
    assert (pair[0], word(pair[1]), pair[1].at.text) == ("A_1", "b…", "b$C")
    assert assigned(script("x 1=b").commands[0].words[1]) is None
    assert assigned(ShellWord((), script("x").commands[0].at)) is None


def test_expressions_end_before_the_next_one() -> None:
    assert shown("${{ a.b }}-${{ format('{0}', c.d) }}") == [
        ("a.b", "", ()),
        "-",
        ("format('{0}', c.d)", "", ()),
    ]
    assert [part.name for part in word_parts("${{" * 3 + " a.b }}") if isinstance(part, Variable)] == []


def test_a_variable_that_nobody_sets_takes_its_default() -> None:
    at = Span(SourceFile("a", ""), 0, 0)
    unset = Text((Unknown("`V` has no value", unset=True),))
    variable = Variable("V", ":-", ("8",))
    assert variable_text(variable, lambda _: unset, at).value == "8"
    assert variable_text(Variable("V"), lambda _: unset, at).value is None
