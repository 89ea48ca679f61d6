"""The strings of a TOML file by table and key, each with its place. Other values, and strings of several lines, are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.source import SourceFile, Span
from dockerlint.values import Text

_LINE = re.compile(
    r"^[ \t]*(?:\[+[ \t]*(?P<table>[\w.\"-]+)[ \t]*\]+"
    r"|(?P<key>[\w.-]+)[ \t]*=[ \t]*(?P<value>\"[^\"\\\n]*\"|'[^'\n]*'))",
    re.MULTILINE,
)


def toml_strings(file: SourceFile) -> dict[tuple[str, str], Text]:
    """Return the strings of a file; a dotted key is in the table of its first parts."""
    return dict(_strings(file))


def _strings(file: SourceFile) -> Iterator[tuple[tuple[str, str], Text]]:
    table = ""
    for found in _LINE.finditer(file.text):
        if found["table"] is not None:
            table = found["table"]
            continue
        inside, _, key = found["key"].rpartition(".")
        holder = f"{table}.{inside}".strip(".")
        yield (holder, key), Text.known(found["value"][1:-1], Span(file, *found.span("value")))
