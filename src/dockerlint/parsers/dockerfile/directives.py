"""Parser directives: `# syntax=`, `# escape=` and `# check=` at the very top of a Dockerfile."""

from __future__ import annotations

import re
from typing import NamedTuple

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.docker.spaces import SPACE
from dockerlint.models.words import Directive
from dockerlint.source import SourceFile

_DIRECTIVE = re.compile(r"#\s*([a-z][a-z0-9]*)\s*=\s*(.+?)\s*", re.ASCII | re.IGNORECASE)
_NAMES = frozenset({"syntax", "escape", "check"})
_ESCAPES = frozenset({"\\", "`"})


class Header(NamedTuple):
    """The directives at the top of a file; the instructions begin at the offset `end`."""

    directives: tuple[Directive, ...]
    escape: str
    end: int
    problems: list[Problem]


def read_header(file: SourceFile) -> Header:
    """Read the directives, up to the first other line; a shebang on line 1 is skipped."""
    found: dict[str, Directive] = {}
    problems: list[Problem] = []
    at = _next_line(file.text, 0) if file.text.startswith("#!") else 0
    while directive := _directive(file, at):
        if first := found.get(directive.name):
            label = Label(first.at, "the first one")
            problems.append(Problem(directive.at, f"`{directive.name}` directive is given twice", (label,)))
        elif directive.name == "escape" and directive.value not in _ESCAPES:
            problems.append(Problem(directive.at, "`escape` directive must be a backslash or a backtick"))
        found.setdefault(directive.name, directive)
        at = _next_line(file.text, at)
    escape = found["escape"].value if "escape" in found else "\\"
    escape = escape if escape in _ESCAPES else "\\"
    return Header(tuple(found.values()), escape, at, problems)


def _next_line(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _directive(file: SourceFile, at: int) -> Directive | None:
    line = file.text[at : _next_line(file.text, at)].rstrip("\r\n")
    text = line.lstrip(SPACE)
    found = _DIRECTIVE.fullmatch(text)
    if not found or found[1].lower() not in _NAMES:
        return None
    begin = at + len(line) - len(text)
    return Directive(found[1].lower(), found[2], file.span(begin, begin + len(text.rstrip())))
