from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.models.shell import ShellWord
from dockerlint.parsers.shell.lexer import quick_commands
from dockerlint.parsers.shell.read import parse_exec, parse_shell_file, parse_text
from dockerlint.parsers.shell.tree import tree_commands
from dockerlint.source import SourceFile
from tests.support.clips import whole
from tests.support.shell_reading import line, lines, places, run, script


def test_words_of_a_run_have_their_places() -> None:
    found = run("RUN set -e; \\\n  # why\n  sudo npm \\\n    install x && ñ\\t\n")
    assert places(found) == ["2:5-2:11 set", "4:3-5:14 npm", "5:18-5:21 ñt"]
    assert [one.at.text for one in found.commands[1].words] == ["npm", "install", "x"]
    assert places(run("RUN a \\\n && é $(ñ)")) == ["2:5-2:6 a", "3:9-3:10 ñ", "3:5-3:11 é"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('RUN ["npm", "ci"]', ["npm ci"]),
        ('RUN ["sudo", "sh", "-c", "a \\"b\\" && exec c"]', ["a b", "&& c"]),
        ('RUN ["npm", "$X"]', ["npm $X"]),
        ("RUN <<EOF\na\nb\nEOF", ["a", "; b"]),
        ("RUN <<EOF\n#!/bin/bash\na\nEOF", ["a"]),
        ("RUN <<EOF\n#!/usr/bin/env python3\nimport x\nEOF", []),
        ("RUN <<EOF bash -x\na\nEOF", ["a"]),
        ("RUN <<EOF cat > /f && b\na\nEOF", ["cat", "&& b"]),
        ("RUN cat <<EOF > /f && b $(c)\nx\nEOF", ["cat", "c", "&& b …"]),
        ("RUN bash -e <<EOF\na $X\nEOF", ["a …"]),
        ("RUN", []),
        ('HEALTHCHECK --retries=3 CMD ["curl", "-f", "x"]', ["curl -f x"]),
        ("HEALTHCHECK NONE", []),
    ],
)
def test_both_forms_and_heredocs_of_an_instruction(text: str, expected: list[str]) -> None:
    assert lines(run(text)) == expected


def test_a_run_under_another_shell_is_not_read() -> None:
    assert not run("RUN a <<EOF\nb\nEOF", "pwsh").complete


def test_heredoc_commands_have_their_places() -> None:
    assert places(run("RUN <<EOF\na\n  b c\nEOF")) == ["3:1-3:2 a", "4:3-4:6 b"]
    assert places(run("RUN cat <<A >x && b $(c)\ny\nA")) == ["2:5-2:15 cat", "2:23-2:24 c", "2:19-2:25 b"]


@pytest.mark.parametrize(
    ("text", "expected", "complete"),
    [
        ("#!/bin/sh -e\r\na\r\nexec b\r\n", ["a", "; b"], True),
        ("#!/usr/bin/env bash\na \\\n  b\n", ["a b"], True),
        ("#!/usr/bin/env node\nlet a = 1\n", [], False),
        ("#!/usr/bin/python3", [], False),
        ("#!/usr/bin/env -S A=1 bash -e\na", ["a"], True),
        ("#!/opt/" + "x" * 20000 + " y z", [], False),
        ("a\n", ["a"], True),
    ],
)
def test_script_files(text: str, expected: list[str], complete: bool) -> None:
    found = parse_shell_file(whole(text))
    assert (lines(found), found.complete) == (expected, complete)


def test_a_shebang_sets_options() -> None:
    assert parse_shell_file(whole("#!/bin/sh -e\na\n")).errexit


@pytest.mark.parametrize(
    ("raw", "text", "expected"),
    [
        ("npm ci", "npm ci", ["1:1-1:7 npm"]),
        ('"npm \\"ci\\""', 'npm "ci"', ["1:2-1:12 npm"]),
        ("'a ''b c'' && d'", "a 'b c' && d", ["1:2-1:11 a", "1:15-1:16 d"]),
        ("|\n  a \\\n    b\n  b c\n", "a \\\n  b\nb c\n", ["2:3-3:6 a", "4:3-4:6 b"]),
        (">-\n  a\n  b c", "a b c", ["2:3-3:6 a"]),
        ('"a\\tb && c"', "a\tb && c", ["1:2-1:6 a", "1:10-1:11 c"]),
        ('"a $$X && c"', "a $X && c", ["1:2-1:7 a", "1:11-1:12 c"]),
        ('"a\\x20b && c"', "a b && c", ["1:1-1:14 a", "1:1-1:14 c"]),
    ],
)
def test_decoded_strings_have_their_places(raw: str, text: str, expected: list[str]) -> None:
    file = SourceFile("x.yml", raw)
    assert places(parse_text(text, file.span(0, len(raw)))) == expected


def test_exec_form_of_words_from_several_files() -> None:
    first, second = SourceFile("a", "sh"), SourceFile("b", "-c 'x y'")
    words = [
        ShellWord(("sh",), first.span(0, 2)),
        ShellWord(("-c",), second.span(0, 2)),
        ShellWord(("x y",), second.span(3, 8)),
    ]
    (command,) = parse_exec(words).commands
    assert (line(command), command.words[1].at) == ("x y", second.span(6, 7))
    assert parse_exec([]).commands == ()


_FRAGMENTS = [
    *("a", " ", "b c", " && ", " || ", " | ", "; ", " & ", "\n", "'x y'", '"q $V"', "$V", "${V:-d}", "\t"),
    *(" > out", " < in", "A=1 ", "é", "sudo ", "cd /x", "~", "*.js", "{a,b}", "${{ x.y }}", '"$@"', "-c"),
]
_HARD = [
    "$(",
    ")",
    "`",
    "'",
    '"',
    "(",
    "{ ",
    "}",
    "if ",
    "fi",
    "case x in ",
    "<<EOF",
    "\nEOF\n",
    "\\",
    "\0",
    "\ud800",
]


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=8).map("".join))
@settings(derandomize=True, max_examples=300)
def test_both_readers_agree(text: str) -> None:
    quick = quick_commands(text)
    thorough, complete = tree_commands(text)
    assert quick is None or not complete or tuple(quick) == thorough


@given(st.lists(st.sampled_from(_FRAGMENTS + _HARD), max_size=12).map("".join))
@settings(derandomize=True, max_examples=300)
def test_any_text_is_read_and_places_lie_inside(text: str) -> None:
    for command in script(text).commands:
        spans = [command.at, *(one.at for one in command.words)]
        assert all(0 <= span.begin <= span.finish <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "commands", "complete"),
    [
        ("$(" * 2000, 0, False),
        ("(" * 2000, 0, False),
        ("a && " * 2000 + "b", 2001, True),
        ("a $(b) && " * 200 + "c", 401, True),
        ("(" * 300 + "a" + ")" * 300, 0, False),
    ],
    ids=["substitutions", "open groups", "chain", "chain of substitutions", "groups"],
)
def test_deep_and_long_texts(text: str, commands: int, complete: bool) -> None:
    found = script(text)
    assert (len(found.commands), found.complete) == (commands, complete)
