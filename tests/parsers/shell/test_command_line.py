from __future__ import annotations

import pytest

from dockerlint.knowledge.commands.package_managers import TOOLS
from dockerlint.parsers.shell.command_line import CommandLine
from tests.support.shell_reading import script, word


@pytest.mark.parametrize(
    ("text", "options", "arguments"),
    [
        ("npm --prefix web ci --omit-dev=x -g", ["--prefix", "--omit-dev=x", "-g"], []),
        ("npm i -- --omit-dev", [], ["--omit-dev"]),
        ("pnpm run build --filter x", [], ["build", "--filter", "x"]),
        ("apt-get install -yt sid curl", ["-yt"], ["curl"]),
    ],
)
def test_options_and_arguments(text: str, options: list[str], arguments: list[str]) -> None:
    command = script(text).commands[0]
    line = CommandLine(command.program or "", TOOLS[command.program or ""])
    line.read(command.words[1:])
    assert [word(one) for one in line.options] == options
    assert [word(one) for one in line.arguments] == arguments
