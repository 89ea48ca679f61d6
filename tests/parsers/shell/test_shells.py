from __future__ import annotations

import pytest

from dockerlint.parsers.shell.shells import options_of, shell_operands
from tests.support.shell_reading import lines, script, word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("""sh -c 'exec "$@"' sh a b""", ["a b"]),
        ("""sh -c 'a $1; b $2' sh x""", ["a x", "; b …"]),
        ("""sh -c '"$@"' sh gosu node npm ci""", ["npm ci"]),
        ("""sh -c '"$0" x' sh""", ["sh x"]),
        ("""sh -c '"$@"'""", ["…"]),
    ],
)
def test_a_script_gets_its_arguments(text: str, expected: list[str]) -> None:
    assert lines(script(text)) == expected


def test_exec_of_a_shell_replaces_the_outer_one_at_its_end() -> None:
    assert [one.exec for one in script("exec sh -c 'a; b'; c").commands] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bash -e run.sh a", (False, ["run.sh", "a"])),
        ("bash -o pipefail run.sh", (False, ["run.sh"])),
        ("bash -- run.sh", (False, ["run.sh"])),
        ('bash -lc "$(x)"', (True, ["…"])),
        ("bash", (False, [])),
    ],
)
def test_what_a_shell_runs(text: str, expected: tuple[bool, list[str]]) -> None:
    command = script(text).commands[-1]
    runs_text, operands = shell_operands(command.words)
    assert (runs_text, [word(one) for one in operands]) == expected


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("-e", (True, False)),
        ("-euxo pipefail", (True, True)),
        ("-o errexit", (True, False)),
        ("+e", (False, False)),
    ],
)
def test_options(flags: str, expected: tuple[bool, bool]) -> None:
    assert options_of(flags.split()) == expected
