"""A command with what is known of its variables."""

from __future__ import annotations

import pytest

from dockerlint.project.commands.expansion import expand, expanded_call
from dockerlint.values import Text
from tests.support.one_command import commands
from tests.support.shell_reading import script

VALUES = {
    "ONE": Text.known("a"),
    "TWO": Text.known("a  b"),
    "EMPTY": Text.known(""),
    "U": Text.unknown("why"),
}


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("x", ["x"]),
        ("$ONE", ["a"]),
        ("x$ONE", ["xa"]),
        ("$TWO", ["a", "b"]),
        ('"$TWO"', ["a  b"]),
        ("$EMPTY", []),
        ('"$EMPTY"', [""]),
        ("$U", [None]),
        ("x$U", [None]),
        ("$NONE", []),
    ],
)
def test_words(word: str, wanted: list[str | None]) -> None:
    [command] = script(f"x {word}").commands
    assert [one.literal for one in expand(command.words[1], VALUES.get)] == wanted


@pytest.mark.parametrize(
    ("dockerfile", "wanted"),
    [
        ("ENV P=curl\nRUN apt-get install -y $P", ["apt-get", "install", "-y", "curl"]),
        ("RUN P=curl; apt-get install -y $P", ["apt-get", "install", "-y", "curl"]),
        ("RUN export P='curl git' && apt-get install -y $P", ["apt-get", "install", "-y", "curl", "git"]),
        ("ENV P=a\nRUN if x; then P=b; fi; apt-get install -y $P", ["apt-get", "install", "-y", None]),
        ("ENV P=a\nRUN (P=b); apt-get install -y $P", ["apt-get", "install", "-y", None]),
        ("ARG P\nRUN apt-get install -y $P", ["apt-get", "install", "-y", None]),
    ],
)
def test_variables_of_the_dockerfile_and_of_the_script(dockerfile: str, wanted: list[str | None]) -> None:
    last = commands(f"FROM debian:13\n{dockerfile}\n")[-1]
    call = expanded_call(last)
    assert call is not None
    assert [one.literal for one in call.command.words] == wanted
