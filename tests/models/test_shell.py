"""Words of a shell: POSIX's rules for parameters (section 2.6.2), and what only a run can tell."""

from __future__ import annotations

import pytest

from dockerlint.models.shell import program_of
from dockerlint.values import EMPTY, Text, Unknown
from tests.support.shell_reading import script

VALUES = {
    "SET": Text.known("v"),
    "EMPTY": EMPTY,
    "UNKNOWN": Text.unknown("git ignores it"),
    "UNSET": Text((Unknown("`UNSET` has no value", unset=True),)),
}


def value(word: str) -> str | None:
    """Return what a word means; None where that is not decided."""
    return script(f"x {word}").commands[-1].words[1].text(VALUES.get).value


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("$SET", "v"),
        ("a${SET}b", "avb"),
        ("$NONE", ""),
        ("$UNKNOWN", None),
        ("$UNSET", None),
        ("${SET:-d}", "v"),
        ("${EMPTY:-d}", "d"),
        ("${EMPTY-d}", ""),
        ("${NONE-d}", "d"),
        ("${NONE:-$SET}", "v"),
        ("${NONE:=d}", "d"),
        ("${UNSET:-d}", "d"),
        ("${UNKNOWN:-d}", None),
        ("${SET:+d}", "d"),
        ("${EMPTY:+d}", ""),
        ("${EMPTY+d}", "d"),
        ("${NONE+d}", ""),
        ("${SET:?m}", "v"),
        ("${NONE:?m}", None),
        ("${SET/x/y}", None),
        ("$(date)", None),
        ("$1", None),
        ("'$SET'", "$SET"),
    ],
)
def test_words(word: str, wanted: str | None) -> None:
    assert value(word) == wanted


@pytest.mark.parametrize(
    ("word", "literal", "passes"),
    [
        ("a", "a", False),
        ("''", "", False),
        ("$A", None, False),
        ("a$A", None, False),
        ('"$@"', None, True),
        ("$*", None, True),
        ("x$@", None, False),
    ],
)
def test_literal_words_and_arguments(word: str, literal: str | None, *, passes: bool) -> None:
    one = script(f"x {word}").commands[0].words[1]
    assert (one.literal, one.passes_arguments) == (literal, passes)


@pytest.mark.parametrize(("line", "wanted"), [("/usr/bin/npm ci", "npm"), ("$NPM ci", None), ("npm", "npm")])
def test_the_program_of_words(line: str, wanted: str | None) -> None:
    assert program_of(script(line).commands[0].words) == wanted


def test_a_command_with_other_words() -> None:
    [one] = script("a=1 npm ci > x").commands
    other = one.with_words(one.words[1:])
    assert (other.program, [word.literal for word in other.words]) == ("ci", ["ci"])
    assert ([name for name, _ in other.assignments], [sign for sign, _ in other.redirects]) == (["a"], [">"])
