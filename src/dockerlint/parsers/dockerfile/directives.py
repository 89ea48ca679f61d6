"""Parser directives: `# syntax=`, `# escape=` and `# check=` at the very top of a Dockerfile."""

from __future__ import annotations

import re
from typing import NamedTuple

from dockerlint.findings import Label, Problem
from dockerlint.models.words import Directive
from dockerlint.parsers.dockerfile.spaces import SPACE
from dockerlint.source import SourceFile

_DIRECTIVE = re.compile(r"#\s*([a-z][a-z0-9]*)\s*=\s*(.+?)\s*", re.ASCII | re.IGNORECASE)
_NAMES = frozenset({"syntax", "escape", "check"})
_ESCAPES = frozenset({"\\", "`"})


class Header(NamedTuple):
    """What the top of a file says; `lines` of it are read."""

    directives: tuple[Directive, ...]
    escape: str
    lines: int
    problems: list[Problem]


def read_header(file: SourceFile) -> Header:
    """Read the directives; whatever else comes first ends them, but for a shebang on line 1."""
    found: dict[str, Directive] = {}
    problems: list[Problem] = []
    number = 1 if not file.text.startswith("#!") else 2
    while directive := _directive(file, number):
        if first := found.get(directive.name):
            label = Label(first.at, "the first one")
            problems.append(Problem(directive.at, f"`{directive.name}` directive is given twice", (label,)))
        elif directive.name == "escape" and directive.value not in _ESCAPES:
            problems.append(Problem(directive.at, "`escape` directive is neither a backslash nor a backtick"))
        found.setdefault(directive.name, directive)
        number += 1
    escape = found["escape"].value if "escape" in found else "\\"
    escape = escape if escape in _ESCAPES else "\\"
    return Header(tuple(found.values()), escape, number - 1, problems)


def _directive(file: SourceFile, number: int) -> Directive | None:
    if number > len(file.line_starts):
        return None
    text = file.line(number).lstrip(SPACE)
    found = _DIRECTIVE.fullmatch(text.rstrip("\r"))
    if not found or found[1].lower() not in _NAMES:
        return None
    return Directive(found[1].lower(), found[2], file.line_span(number))
