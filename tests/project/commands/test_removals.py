from __future__ import annotations

import pytest

from dockerlint.parsers.shell.read import parse_text
from dockerlint.project.commands.removals import executed, removed_words
from dockerlint.source import SourceFile, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rm -rf a b", ["a", "b"]),
        ("rimraf a", ["a"]),
        ("find -L a b -type f -delete", ["a", "b"]),
        ("find a -exec rm {} +", ["a"]),
        ("find a -type f", []),
        ("ls a", []),
    ],
)
def test_what_a_command_removes(text: str, expected: list[str]) -> None:
    command = parse_text(text, Span(SourceFile("x", text), 0, len(text))).commands[0]
    assert [word.literal for word in removed_words(command)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("find a -exec /bin/rm -r {} +", "rm"),
        ("find a -ok chmod 644 {} ;", "chmod"),
        ("find a -exec $TOOL {} ;", ""),
        ("find a -delete", None),
    ],
)
def test_the_program_that_find_runs(text: str, expected: str | None) -> None:
    command = parse_text(text, Span(SourceFile("x", text), 0, len(text))).commands[0]
    assert executed(command) == expected
