from __future__ import annotations

import posixpath

import pytest

from dockerlint.models.shell import Command
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.values import Text, Unknown
from tests.support.shell_reading import script, word

VALUES = {
    "ONE": Text.known("a"),
    "TWO": Text.known("a  b"),
    "EMPTY": Text.known(""),
    "U": Text.unknown("why"),
}


def lookup(name: str) -> Text | None:
    return {"APP": Text.known("/app"), "U": Text.unknown("why")}.get(name)


def entered(folder: Text, path: Text) -> Text:
    if path.value is None or (folder.value is None and not path.value.startswith("/")):
        return Text.unknown("the folder")
    return Text.known(posixpath.normpath(posixpath.join(folder.value or "", path.value)))


def walked(
    text: str, start: ExecutionEnvironment | None = None
) -> list[tuple[Command, ExecutionEnvironment]]:
    start = start or ExecutionEnvironment(Text.known("/w"), lookup, entered)
    return list(environments(script(text).commands, start))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cd a && x", ["/w", "/w/a"]),
        ("cd $APP; x", ["/w", "/app"]),
        ("cd -P /b; x", ["/w", "/b"]),
        ("cd $U && cd /x && a", ["/w", None, "/x"]),
        ("cd x; (a; cd y; b); c", ["/w", "/w/x", "/w/x", "/w/x/y", "/w/x"]),
        ("cd; x", ["/w", None]),
        ("cd -; x", ["/w", None]),
        ("pushd a; popd; x", ["/w", "/w/a", None]),
        ("(cd a; x); y", ["/w", "/w/a", "/w"]),
        ("sh -c 'cd a; x'; y", ["/w", "/w/a", "/w"]),
        ("if t; then cd a; x; fi; y", ["/w", "/w", "/w/a", None]),
        ("if t; then cd a; cd ..; fi; y", ["/w", "/w", "/w/a", "/w"]),
        ("t || cd a; cd /b; y", ["/w", "/w", None, "/b"]),
    ],
)
def test_folders(text: str, expected: list[str | None]) -> None:
    assert [shell.folder.value for _, shell in walked(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A=1; x $A", "x 1"),
        ("export A=1 B=2; x $A$B", "x 12"),
        ("A=1 y; x $A", "x"),
        ("t || A=1; x $A", "x …"),
        ("(A=1); x $A", "x"),
        ("A=1; sh -c 'x $A'", "x 1"),
        ('set -- a b; x "$@" $2', "x a b b"),
        ('t || set -- a; x "$@"', "x …"),
        ("A=1; x $A$(y)", "x 1…"),
    ],
)
def test_words_with_what_the_shell_knows(text: str, expected: str) -> None:
    command, shell = walked(text)[-1]
    words = shell.words(command)
    assert " ".join(map(word, words)) == expected


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
def test_a_variable_becomes_words(word: str, wanted: list[str | None]) -> None:
    ((command, shell),) = walked(f"x {word}", ExecutionEnvironment(Text.known("/"), VALUES.get, entered))
    assert [one.literal for one in shell.words(command)[1:]] == wanted


def test_a_command_has_its_own_variables_and_user() -> None:
    ((command, shell),) = walked("A=1 gosu node x")
    own = shell.of(command)
    assert (str(own.lookup("A")), shell.lookup("A"), str(own.user), shell.user) == ("1", None, "node", None)


def test_a_value_that_doubles_forever_is_unknown() -> None:
    command, shell = walked("X=ab; " + "X=$X$X; " * 20 + "x $X")[-1]
    assert [one.literal for one in shell.words(command)] == ["x", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('shift; x "$@"', ["b", "c"]),
        ('shift 2; x "$@"', ["c"]),
        ('shift 9; x "$@"', []),
        ('x "$@"; shift', ["a", "b", "c"]),
        ('shift "$N"; x "$@"', ["…"]),
        ('if y; then shift; fi; x "$@"', ["…"]),
        ('while y; do shift; done; x "$@"', ["…"]),
        ('case $1 in a) shift; exec y "$@";; esac; x "$@"', ["a", "b", "c"]),
        ('if y; then shift; exit 1; fi; shift; x "$@"', ["b", "c"]),
        ('(shift); x "$@"', ["a", "b", "c"]),
        ('x "${1}-$2" "${4:-d}"', ["a-b", "d"]),
    ],
)
def test_arguments_after_a_shift(text: str, expected: list[str]) -> None:
    given = script("x a b c").commands[0].words[1:]
    start = ExecutionEnvironment(Text.known("/w"), lookup, entered, arguments=given)
    (found,) = [shell.words(command) for command, shell in walked(text, start) if command.program == "x"]
    assert [one.literal or "…" for one in found[1:]] == expected


def test_what_a_condition_sets_is_unknown_with_its_name_and_place() -> None:
    (*_, (_, shell)) = walked("if t; then A=1; fi; x")
    unknown = shell.own["A"].parts[0]
    assert isinstance(unknown, Unknown)
    assert unknown.why == "a condition decides whether `A` is set"
    assert unknown.at is not None
    assert unknown.at.text == "A=1"
