from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shell_reading import clip_of, line, lines, places, run, script, word

from dockerlint.models.shell import ShellWord
from dockerlint.parsers import shell_tree
from dockerlint.parsers.shell import parse_exec, parse_shell, parse_shell_file, parse_text
from dockerlint.parsers.shell_lexer import quick_commands
from dockerlint.parsers.shell_tree import tree_commands
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("# only a comment", []),
        ("a b && c || d; e & f | g", ["a b", "&& c", "||? d", "; e", "& f", "| g"]),
        ("a || b | c && d", ["a", "||? b", "|? c", "&& d"]),
        ("a\n\n# c\nb &&\n  c", ["a", "; b", "&& c"]),
        ("a |& b", ["a", "| b"]),
        ("! a b", ["a b"]),
        ("A=1 B=$X a", ["A=1 B=… a"]),
        ("A=1", ["A=1"]),
        ("a $(b c) d", ["b c", "a … d"]),
        ('[ "$(a)" = b ] && c', ["a", "[ … = b ]", "&& c"]),
        ("[[ ! -f a && b == c* ]] || d", ["[[ ! -f a && b == c* ]]", "||? d"]),
        ("if a; then b; elif c; then d; else e; fi; f", ["a", ";? b", ";? c", ";? d", ";? e", "; f"]),
        ("while a; do b; done; c", ["? a", ";? b", "; c"]),
        ("for i in $(a); do b $i; done", ["? a", ";? b …"]),
        ("case $x in a|b) c;; *) d;; esac", ["? c", ";? d"]),
        ("f() { a; }; f", ["? a", "; f"]),
        ("a && { b; c; } || d", ["a", "&& b", "; c", "||? d"]),
        ("a || (b && c); d", ["a", "||? b", "&&? c", "; d"]),
        ("cat <<EOF && b\n$x\nEOF\nc", ["cat", "&& b", "; c"]),
        ("export A=1 B", ["export A=1 B"]),
        ("é ñ && b", ["é ñ", "&& b"]),
    ],
)
def test_commands_in_order(text: str, expected: list[str]) -> None:
    found = script(text)
    assert lines(found) == expected
    assert found.complete


@pytest.mark.parametrize(
    ("text", "expected", "prefixes"),
    [
        ("sudo -E -u node npm ci", "npm ci", ["sudo"]),
        ("env -u X A=1 B=2 npm ci", "A=1 B=2 npm ci", ["env"]),
        ("sudo env A=1 nice -n 5 npm ci", "A=1 npm ci", ["sudo", "env", "nice"]),
        ("exec node x", "node x", ["exec"]),
        ("timeout -s KILL 5m npm ci", "npm ci", ["timeout"]),
        ("time -p npm ci", "npm ci", ["time"]),
        ("nohup npm start", "npm start", ["nohup"]),
        ("xargs -n 1 -P 4 npm i", "npm i", ["xargs"]),
        ("command npm ci", "npm ci", ["command"]),
        ("busybox wget -q x", "wget -q x", ["busybox"]),
        ("/usr/bin/env npm ci", "npm ci", ["/usr/bin/env"]),
        ("command -v npm", "command -v npm", []),
        ("env", "env", []),
        ("sudo", "sudo", []),
        ("env $FLAGS npm ci", "… npm ci", ["env"]),
        ("sudo -l", "sudo -l", []),
        ("gosu node npm start", "gosu node npm start", []),
    ],
)
def test_prefixes_are_looked_through(text: str, expected: str, prefixes: list[str]) -> None:
    (command,) = script(text).commands
    assert line(command) == expected
    assert [word(one) for one in command.prefixes] == prefixes
    assert command.at.text == text


def test_exec_replaces_the_shell() -> None:
    assert [one.exec for one in script("a && exec b && exec sudo c").commands] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sh -c 'a && b c'", ["a", "&& b c"]),
        ('bash -lc "a \\"b c\\" $X"', ["a b c …"]),
        ("x || sh -ec 'a; b'", ["x", "||? a", ";? b"]),
        ("A=1 bash -o pipefail -c 'a | b'", ["A=1 a", "| A=1 b"]),
        ("sh -c 'sh -c \"a b\"'", ["a b"]),
        ("busybox sh -c 'a'", ["a"]),
        ('sh -c "$(a)"', ["a", "sh -c …"]),
        ("bash x.sh -c a", ["bash x.sh -c a"]),
        ("bash <<EOF\na\nb\nEOF\n", ["a", "; b"]),
    ],
)
def test_shells_are_opened(text: str, expected: list[str]) -> None:
    assert lines(script(text)) == expected


def test_spans_inside_an_opened_shell() -> None:
    found = script("x && sh -c 'npm  ci && yarn'")
    assert places(found) == ["1:1-1:2 x", "1:13-1:20 npm", "1:24-1:28 yarn"]


def test_subshells_have_their_own_number() -> None:
    commands = script("a; (b; c); (d); sh -c 'e; (f)'; g").commands
    assert [one.subshell for one in commands] == [(), (1,), (1,), (2,), (4,), (4, 3), ()]


def test_substitutions_are_marked() -> None:
    commands = script("a $(b) && c").commands
    assert [(one.program, one.substitution) for one in commands] == [("b", True), ("a", False), ("c", False)]


def test_redirects() -> None:
    (command,) = script('a < in > out 2>&1 >> "$X" b').commands
    assert [(operator, word(target)) for operator, target in command.redirects] == [
        ("<", "in"),
        (">", "out"),
        ("2>&", "1"),
        (">>", "…"),
    ]
    assert line(command) == "a b"


@pytest.mark.parametrize(
    ("text", "errexit", "pipefail"),
    [
        ("a; b", False, False),
        ("set -e; a", True, False),
        ("set -euxo pipefail; a", True, True),
        ("set -o errexit -o pipefail; a", True, True),
        ("set +e; a", False, False),
        ("(set -e; a); b", False, False),
        ("bash -eo pipefail -c 'a | b'", True, True),
        ("x; bash -e -c 'a'", False, False),
    ],
)
def test_options(text: str, errexit: bool, pipefail: bool) -> None:
    found = script(text)
    assert (found.errexit, found.pipefail) == (errexit, pipefail)


@pytest.mark.parametrize("shell", ["pwsh", "powershell.exe", "C:\\Windows\\System32\\cmd.exe", "python"])
def test_foreign_shells_are_not_read(shell: str) -> None:
    found = parse_shell(clip_of("a"), shell)
    assert (found.commands, found.complete) == ((), False)


@pytest.mark.parametrize("shell", ["/bin/bash", "ash", "/busybox/sh"])
def test_shells_are_read_wherever_they_lie(shell: str) -> None:
    assert lines(parse_shell(clip_of("a"), shell)) == ["a"]


@pytest.mark.parametrize(
    ("text", "expected"), [("a && if x", ["a"]), ("a 'b", []), ("a && && b", ["a", "&& b"]), ("a $(b", [])]
)
def test_broken_scripts_are_incomplete(text: str, expected: list[str]) -> None:
    found = script(text)
    assert not found.complete
    assert lines(found)[: len(expected)] == expected


def test_without_the_grammar_only_plain_commands_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell_tree, "_parser", lambda: None)
    assert (lines(script("a && b")), script("a && b").complete) == (["a", "&& b"], True)
    assert (lines(script("a $(b)")), script("a $(b)").complete) == ([], False)


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
        ("a\n", ["a"], True),
    ],
)
def test_script_files(text: str, expected: list[str], complete: bool) -> None:
    found = parse_shell_file(SourceFile("x.sh", text))
    assert (lines(found), found.complete) == (expected, complete)


def test_a_shebang_sets_options() -> None:
    assert parse_shell_file(SourceFile("x.sh", "#!/bin/sh -e\na\n")).errexit


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
    thorough, complete = tree_commands(text, count(1))
    assert quick is None or not complete or quick == thorough


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
