"""Ignore comments of line-based formats: .env, .npmrc, .dockerignore, shell scripts."""

from __future__ import annotations

import re

from dockerlint.engine.ignores.comments import Ignore, code_begin, read_comment, resolve
from dockerlint.source import SourceFile

_QUOTED_OR_COMMENT = re.compile(
    r"""^[^\S\n]*(?:export[^\S\n]+)?[\w.\-]+[^\S\n]*[=:][^\S\n]*(?:"(?:[^"\\]|\\.)*"|'[^']*')
        | (?:^|(?<=\s))(?P<comment>[#;][^\n]*)""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_OWN_LINE = re.compile(r"^[^\S\n]*(?P<comment>#[^\n]*)", re.MULTILINE)


def env_ignores(file: SourceFile) -> list[Ignore]:
    """Return the ignores of a .env or .npmrc file: the line below or, trailing, their own; quoted values hold none."""
    return _ignores(file, _QUOTED_OR_COMMENT)


def line_ignores(file: SourceFile) -> list[Ignore]:
    """Return the ignores of a file whose comments have lines of their own: the line below."""
    return _ignores(file, _OWN_LINE)


def _ignores(file: SourceFile, pattern: re.Pattern[str]) -> list[Ignore]:
    begin = code_begin(file.text)
    out: list[Ignore] = []
    for found in pattern.finditer(file.text):
        at, end = found.span("comment")
        if at >= 0 and (comment := read_comment(file, at, end)):
            line = covered_line(file, at)
            out.append(resolve(comment, (line, line), leading=at < begin))
    return out


def covered_line(file: SourceFile, offset: int) -> int:
    """Return the line that a `#` comment applies to: its own after code, else the next one with code."""
    line, column = file.position(offset)
    if file.line(line)[: column - 1].strip():
        return line
    last = len(file.line_starts)
    line += 1
    while line < last and (file.line(line).lstrip()[:1] in {"", "#"}):
        line += 1
    return line
