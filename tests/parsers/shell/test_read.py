from __future__ import annotations

from collections.abc import Iterator

import pytest

from dockerlint.parsers.shell import read as shell_read
from dockerlint.parsers.shell import tree as shell_tree
from dockerlint.parsers.shell.read import parse_shell
from tests.support.shell_reading import clip_of, line, lines, places, script, word


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
        ("gosu node npm start", "npm start", ["gosu"]),
        ("gosu node", "gosu node", []),
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
    assert [one.subshell for one in commands] == [(), (1,), (1,), (2,), (-5,), (-5, 1), ()]


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


@pytest.fixture
def no_grammar(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take the grammar away; what is read without it must not stay in the cache for other tests."""
    shell_read._drafts.cache_clear()
    monkeypatch.setattr(shell_tree, "_parser", lambda: None)
    yield
    shell_read._drafts.cache_clear()


@pytest.mark.usefixtures("no_grammar")
def test_without_the_grammar_only_plain_commands_are_read() -> None:
    assert (lines(script("a && b")), script("a && b").complete) == (["a", "&& b"], True)
    assert (lines(script("a $(only here)")), script("a $(only here)").complete) == ([], False)


def test_a_line_behind_a_redirection_alone_is_a_command_of_its_own() -> None:
    found = script(" > out > log\na b && { c; }")
    assert lines(found) == ["", "; a b", "&& c"]
    assert [[target.literal for _, target in one.redirects] for one in found.commands] == [
        ["out", "log"],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("! { a b | c; } && d", ["a b", "| c", "&& d"]),
        ("x; ! { a; }", ["x", "; a"]),
        ("if ! { a; }; then b; fi", ["a", ";? b"]),
        ("echo '! { a; }' $(b)", ["b", "echo ! { a; } …"]),
    ],
)
def test_a_negated_group_is_a_group(text: str, expected: list[str]) -> None:
    assert lines(script(text)) == expected


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("! a", ["a"]),
        ("! a | b; c", ["a", "b"]),
        ("! a && b", ["a"]),
        ("a && ! b || c", ["b"]),
        ("if ! a; then b; fi", ["a"]),
        ("! (a; b); c", ["a", "b"]),
        ("! a $(b)", ["a"]),
        ("! sh -c 'a; b'; c", ["a", "b"]),
        ("echo !", []),
    ],
)
def test_a_command_after_an_exclamation_mark_is_negated(text: str, negated: list[str]) -> None:
    assert [one.program for one in script(text).commands if one.negated] == negated
