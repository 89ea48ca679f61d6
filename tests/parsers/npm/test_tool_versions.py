from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.npm.tool_versions import parse_mise, parse_tool_versions
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pnpm 9.1.0\n", ("9.1.0", 1, 6)),
        ("nodejs 22\n  pnpm\t8 9 system # two\n", ("8", 2, 8)),
        ("# pnpm 8\nnodejs 22\r\npnpm 9\r\n", ("9", 3, 6)),
        ("pnpm # 8\n", None),
        ("pnpm-lock 8\nmy pnpm 8\n", None),
        ("", None),
    ],
)
def test_tool_versions(text: str, found: tuple[str, int, int] | None) -> None:
    read = parse_tool_versions(SourceFile(".tool-versions", text), "pnpm")
    assert (read and (read.version, *read.at.start)) == found
    assert read is None or read.at.text == read.version


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[tools]\npnpm = "9"\n', ("9", 2, 9)),
        ("[ tools ]\n  'pnpm'='9.1.0' # why\n", ("9.1.0", 2, 11)),
        ('[tools]\n"npm:pnpm" = ["9", "8"]\n', ("9", 2, 16)),
        ('[tools]\npnpm = { os = ["linux"], version = "9.1" }\n', ("9.1", 2, 37)),
        ('[tools.pnpm]\nversion = "9"\n', ("9", 2, 12)),
        ('tools.pnpm = "9"\n', ("9", 1, 15)),
        ('[env]\npnpm = "9"\n', None),
        ('[tools]\n# pnpm = "9"\nnode = "22"\n[[hooks]]\npnpm = "8"\n', None),
        ('[tasks.x]\nrun = """\n[tools]\npnpm = "8"\n"""\n[tools]\npnpm = "9"\n', ("9", 7, 9)),
        ("[tools]\npnpm = 9\n", None),
        ('[tools]\npnpm = "9\n', None),
    ],
)
def test_mise(text: str, found: tuple[str, int, int] | None) -> None:
    read = parse_mise(SourceFile("mise.toml", text), "pnpm")
    assert (read and (read.version, *read.at.start)) == found
    assert read is None or read.at.text == read.version


@settings(derandomize=True, max_examples=200)
@given(st.text(alphabet="[]tolspnm=\"'{}#,. \n\\", max_size=60))
def test_whatever_stands_there_is_read_without_an_exception(text: str) -> None:
    file = SourceFile("mise.toml", text)
    for found in (parse_mise(file, "pnpm"), parse_tool_versions(file, "pnpm")):
        assert found is None or found.at.text == found.version
