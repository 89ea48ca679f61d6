"""Parser directives at the top of a Dockerfile (https://docs.docker.com/reference/dockerfile/#parser-directives)."""

from __future__ import annotations

import pytest

from dockerlint.parsers.dockerfile.directives import read_header
from dockerlint.source import SourceFile
from tests.support.dockerfile_reading import Places, said


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
