"""Arguments cut into words as BuildKit's line parsers cut them."""

from __future__ import annotations

import pytest

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.instructions import SPACE
from dockerlint.models.words import Clip
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.parsers.dockerfile.words import (
    empty_word,
    exec_words,
    name_and_rest,
    plain_words,
    quoted_words,
    take_flags,
    trimmed,
    word,
)
from dockerlint.source import SourceFile
from tests.support.dockerfile_reading import Places, clip, said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a b\tc", ["a", "b", "c"]),
        ("  a  ", ["a"]),
        ('"a b" c\\ d', ['"a', 'b"', "c\\", "d"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("", []),
    ],
)
def test_plain_words(text: str, wanted: list[str]) -> None:
    assert [one.text for one in plain_words(clip(text))] == wanted


@pytest.mark.parametrize(
    ("text", "escape", "wanted"),
    [
        ("a=1 b", "\\", ["a=1", "b"]),
        ("a='b c' d", "\\", ["a='b c'", "d"]),
        ('a="b \\" c" d', "\\", ['a="b \\" c"', "d"]),
        ("a=b\\ c d", "\\", ["a=b\\ c", "d"]),
        ("a=b` c d", "`", ["a=b` c", "d"]),
        ("a=b\\ c", "`", ["a=b\\", "c"]),
        ("a='b\\' c", "\\", ["a='b\\'", "c"]),
        ("a='b c", "\\", ["a='b c"]),
        ("a=1 \\", "\\", ["a=1"]),
        ("a\u00a0b", "\\", ["a", "b"]),
        ("a='b'\"c d\"e f", "\\", ["a='b'\"c d\"e", "f"]),
    ],
)
def test_quoted_words(text: str, escape: str, wanted: list[str]) -> None:
    assert [one.text for one in quoted_words(clip(text), escape)] == wanted


@pytest.mark.parametrize(
    ("text", "name", "rest"), [("a b  c", "a", "b  c"), ("a", "a", None), ("a ", "a", None), (" a", "", None)]
)
def test_name_and_rest(text: str, name: str, rest: str | None) -> None:
    found, after = name_and_rest(clip(text))
    assert (found.text, after.text if after else None) == (name, rest)


@pytest.mark.parametrize(
    ("text", "begin", "wanted"),
    [("ab  c ", 2, "c"), ("ab  c ", 4, "c"), ("ab  ", 2, ""), ("\u00a0a\u3000", 0, "a"), ("a", 1, "")],
)
def test_trimmed(text: str, begin: int, wanted: str) -> None:
    assert trimmed(clip(text), begin).text == wanted


def test_words_of_a_part() -> None:
    whole = clip("abc")
    assert (word(whole, 1, 3).text, word(whole, 1, 3).span.begin) == ("bc", 1)
    assert (empty_word(whole, 2).text, empty_word(whole, 2).span.begin) == ("", 2)


@pytest.mark.parametrize(
    ("char", "is_space"),
    [("\x85", True), ("\xa0", True), ("\u2028", True), ("\x1c", False), ("\x1f", False), ("\u200b", False)],
)
def test_blanks_are_those_of_go(char: str, *, is_space: bool) -> None:
    assert (char in SPACE) is is_space


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


def _taken(text: str, escape: str = "\\") -> tuple[list[str], str]:
    flags, rest = take_flags(Clip(SourceFile("Dockerfile", text), text, 0), 0, escape)
    assert all(flag.word.clip.span().text == flag.word.clip.text for flag in flags)
    return [flag.word.text for flag in flags], rest.text


@pytest.mark.parametrize(
    ("text", "flags", "rest"),
    [
        ("--link a b", ["--link"], "a b"),
        ("--a=b --a=c -- --d", ["--a=b", "--a=c"], "--d"),
        ("--a='b c' --d=\"e'f\" g", ["--a=b c", "--d=e'f"], "g"),
        (r"--a=b\ c --d='e\'f' g", ["--a=b c", "--d=e'f"], "g"),
        ("--a", ["--a"], ""),
        ('--a="b  ', ["--a=b"], ""),
        ("--a\\", ["--a"], ""),
        ("a --b", [], "a --b"),
        ("\t--a\v\f--b\r c", ["--a", "--b"], "c"),
    ],
)
def test_flags_end_where_buildkit_ends_them(text: str, flags: list[str], rest: str) -> None:
    assert _taken(text) == (flags, rest)


def test_wide_blanks_do_not_stand_before_flags() -> None:
    assert _taken("--a\u3000b c") == (["--a\u3000b"], "c")
    assert _taken("--a\u00a0b c") == (["--a"], "b c")
    assert _taken("\u00a0--a b") == ([], "--a b")


def test_the_escape_character_is_the_file_s() -> None:
    assert _taken(r"--mount=target=C:\x,id=` y z", "`") == ([r"--mount=target=C:\x,id= y"], "z")
    assert _taken("--a='b`'c' d", "`") == (["--a=b'c"], "d")
    assert _taken(r"--a=b` c") == (["--a=b`"], "c")


def test_a_file_with_another_escape_character_keeps_backslashes_in_flags() -> None:
    text = "# escape=`\nFROM x\nRUN --mount=type=cache,target=C:\\x dir\n"
    run = parse_dockerfile(SourceFile("Dockerfile", text))[0].instructions[-1]
    assert [(flag.name, flag.value) for flag in run.flags] == [("mount", "type=cache,target=C:\\x")]
