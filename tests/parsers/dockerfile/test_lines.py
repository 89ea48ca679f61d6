"""Logical lines: continuations, comments and blank lines inside them, bodies of heredocs."""

from __future__ import annotations

import pytest

from dockerlint.parsers.dockerfile.lines import LONGEST_LINE, Line, LineReader, long_lines, read_header
from dockerlint.source import SourceFile
from tests.support.dockerfile_reading import Places, said


def lines(text: str, escape: str = "\\") -> tuple[list[Line], list[str]]:
    reader = LineReader(SourceFile("Dockerfile", text), escape, 0)
    return list(iter(reader.next, None)), [span.text for span in reader.comments]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("\n\n", []),
        ("A\nB", [("A", 1, 1), ("B", 2, 2)]),
        ("  A\n", [("A", 1, 1)]),
        ("A \\\n b\nC", [("A  b", 1, 2), ("C", 3, 3)]),
        ("A \\  \r\n b\r\n", [("A  b", 1, 2)]),
        ("A \\\n\n # c\n b\nC", [("A  b", 1, 4), ("C", 5, 5)]),
        ("A \\\\\nB", [("A \\\\", 1, 1), ("B", 2, 2)]),
        ("A \\", [("A ", 1, 1)]),
        ("A \\\nb \\\nc", [("A b c", 1, 3)]),
        ("A\\b\nC", [("A\\b", 1, 1), ("C", 2, 2)]),
    ],
)
def test_joined_lines(text: str, wanted: list[tuple[str, int, int]]) -> None:
    assert [(one.clip.text, one.start, one.end) for one in lines(text)[0]] == wanted


def test_the_escape_character_of_the_directive_joins_lines() -> None:
    text = "A `\n b \\\nC"
    assert [one.clip.text for one in lines(text, "`")[0]] == ["A  b \\", "C"]
    assert [one.clip.text for one in lines(text)[0]] == ["A `", "b C"]


@pytest.mark.parametrize(
    ("text", "comments", "empty"),
    [
        ("# a\nA \\\n # b\n\n x\n#c", ["# a", "# b", "#c"], (4,)),
        ("A \\\n\n\n x # no comment", [], (2, 3)),
        ("A", [], ()),
        ("A \\\n x\n", [], ()),
    ],
)
def test_comments_and_blank_lines(text: str, comments: list[str], empty: tuple[int, ...]) -> None:
    found, seen = lines(text)
    assert (seen, found[0].empty) == (comments, empty)


def test_every_character_knows_its_place() -> None:
    [line] = lines("RUN a \\\n # c\n  bc\n")[0]
    assert line.clip.text == "RUN a   bc"
    assert (line.clip.span(8, 10).text, line.clip.span(8, 10).start) == ("bc", (3, 3))


@pytest.mark.parametrize(
    ("text", "chomp", "body", "closed", "after"),
    [
        ("RUN <<E\na\nE\nB", False, "a\n", True, "B"),
        ("RUN <<E\n\ta\n\tE\nB", True, "\ta\n", True, "B"),
        ("RUN <<E\na\n\tE\nB", False, "a\n\tE\nB", False, None),
        ("RUN <<E\nE\nB", False, "", True, "B"),
        ("RUN <<E\nEE\n E\nE\r\nB", False, "EE\n E\n", True, "B"),
        ("RUN <<E", False, "", False, None),
    ],
)
def test_bodies_of_heredocs(text: str, body: str, after: str | None, *, chomp: bool, closed: bool) -> None:
    reader = LineReader(SourceFile("Dockerfile", text), "\\", 0)
    assert reader.next() is not None
    found = reader.body("E", chomp=chomp)
    follows = reader.next()
    assert (found.at.text, found.closed) == (body, closed)
    assert (follows.clip.text if follows else None) == after


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("x" * LONGEST_LINE, []),
        ("x" * (LONGEST_LINE + 1), ["line is longer than 65535 bytes"]),
        ("é" * (LONGEST_LINE // 2) + "\nab", []),
        ("é" * (LONGEST_LINE // 2 + 1), ["line is longer than 65535 bytes"]),
        ("x" * 60000 + "\n" + "x" * 60000, []),
    ],
)
def test_lines_that_buildkit_cannot_read(text: str, wanted: list[str]) -> None:
    assert [one.message for one in long_lines(SourceFile("Dockerfile", text))] == wanted


@pytest.mark.parametrize(
    ("text", "found", "escape", "rest"),
    [
        ("FROM x", [], "\\", "FROM x"),
        ("# syntax=a/b:1\nFROM x", [("syntax", "a/b:1")], "\\", "FROM x"),
        ("#syntax = a \r\n# ESCAPE=`\r\nFROM x", [("syntax", "a"), ("escape", "`")], "`", "FROM x"),
        ("# check=skip=all;error=true\n", [("check", "skip=all;error=true")], "\\", ""),
        ("# a comment\n# escape=`\n", [], "\\", "# a comment\n# escape=`\n"),
        ("# other=x\n# escape=`\n", [], "\\", "# other=x\n# escape=`\n"),
        ("\n# escape=`\n", [], "\\", "\n# escape=`\n"),
        ("#!/usr/bin/env docker\n# escape=`\nFROM x", [("escape", "`")], "`", "FROM x"),
        ("# escape=", [], "\\", "# escape="),
    ],
)
def test_directives(text: str, found: list[tuple[str, str]], escape: str, rest: str) -> None:
    header = read_header(SourceFile("Dockerfile", text))
    assert [(one.name, one.value) for one in header.directives] == found
    assert (header.escape, text[header.end :], header.problems) == (escape, rest, [])


@pytest.mark.parametrize(
    ("text", "problems", "escape"),
    [
        ("# escape=`\n# escape=\\\n", [(2, 1, "# escape=\\", "`escape` directive is given twice")], "`"),
        (
            "# syntax=a\n  # escape=x\n",
            [(2, 3, "# escape=x", "`escape` directive must be a backslash or a backtick")],
            "\\",
        ),
    ],
)
def test_what_buildkit_refuses(text: str, problems: Places, escape: str) -> None:
    header = read_header(SourceFile("Dockerfile", text))
    assert (said(header.problems), header.escape) == (problems, escape)
