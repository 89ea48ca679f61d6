from __future__ import annotations

import pytest

from dockerlint.models.words import Clip
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.parsers.dockerfile.flags import take_flags
from dockerlint.source import SourceFile


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
