"""What substitutions print, asked through the environment of a script at `/app/bin/run.sh` that works in `/app`."""

from __future__ import annotations

import pytest

from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.shell.read import parse_text
from dockerlint.project.stages.paths import joined
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text

APP = Text.known("/app")
NO_FOLDER = Text.unknown("it depends on the run")


def printed(text: str, script: str = "/app/bin/run.sh", folder: Text = APP) -> str | None:
    """Return the value that a script gives to `X` in its last command."""
    file = SourceFile("run.sh", text)
    start = ExecutionEnvironment(folder, lambda _: None, joined, arguments=(), script=Text.known(script))
    *_, (command, shell) = environments(parse_text(text, Span(file, 0, len(text))).commands, start)
    return command.words[-1].text(shell.lookup).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('echo "$(dirname "$0")"', "/app/bin"),
        ('echo "$(cd "$(dirname "$0")" && pwd)"', "/app/bin"),
        ('echo "$(cd "$(dirname "$0")/.." >/dev/null 2>&1; pwd -P)"', "/app"),
        ('echo "$( cd -- "$( dirname -- "${BASH_SOURCE[0]}" )" &> /dev/null && pwd )"', "/app/bin"),
        ("echo `dirname $0`/x", "/app/bin/x"),
        ('echo "$(dirname "$(readlink -f "$0")")"', "/app/bin"),
        ('echo "$(dirname "$(realpath "${BASH_SOURCE:-$0}")")"', "/app/bin"),
        ('S=$(readlink -f -- "$0")\nD=$(dirname "$S")\necho "$D"', "/app/bin"),
        ('echo "${0%/*}/.."', "/app/bin/.."),
        ('echo "${BASH_SOURCE%/*}"', "/app/bin"),
        ('echo "${0##*/}"', "run.sh"),
        ('echo "$(basename "$0" .sh)"', "run"),
        ('echo "$(basename /a/b/)"', "b"),
        ('echo "$PWD"', "/app"),
        ('cd bin\necho "$PWD"', "/app/bin"),
        ('echo "$(realpath ../x)"', "/x"),
        ('echo "$(echo a b)$(printf %s c)"', "a bc"),
        ('echo "${1:-web}"', "web"),
        ('echo "$(true; pwd; true)"', "/app"),
    ],
)
def test_what_is_known(text: str, expected: str) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'echo "$(date)"',
        'echo "$(pwd; date)"',
        'echo "$(cat x | dirname a/b)"',
        'echo "$(false || pwd)"',
        'echo "$(if x; then pwd; fi)"',
        'echo "$(pwd > /x)"',
        'echo "$(dirname "$(which node)")"',
        'echo "$(realpath --relative-to=/a /b)"',
        'echo "$(readlink x)"',
        'echo "$(basename -a x y)"',
        'echo "$(echo -e a)"',
        'echo "$(printf %d 1)"',
        'echo "$(dirname)"',
        'echo "$(pwd --help)"',
        'echo "$(pwd && if)"',
    ],
)
def test_what_only_a_run_can_tell(text: str) -> None:
    assert printed(text) is None


def test_a_script_without_a_folder_in_its_name_lies_where_it_is_called() -> None:
    assert printed('echo "$(dirname "$0")"', "run.sh") == "."
    assert printed('echo "$(cd "$(dirname "$0")" && pwd)"', "run.sh") == "/app"
    assert printed('echo "$(cd "$(dirname "$0")" && pwd)"', "run.sh", NO_FOLDER) is None
