"""`.npmrc`: the lines of an ini file as npm's `ini` reads them, as far as keys outside of sections go."""

from __future__ import annotations

import re

from dockerlint.models.package import Npmrc, NpmSetting
from dockerlint.source import SourceFile, Span

_LINE = re.compile(r"^[ \t]*([^\s=;#\[][^=\n]*?)[ \t]*(?:=[ \t]*([^\n]*?))?[ \t\r]*$", re.MULTILINE)
_SECTION = re.compile(r"^[ \t]*\[[^\]\n]*\][ \t\r]*$", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)[;#].*$")


def parse_npmrc(file: SourceFile) -> Npmrc:
    """Read an .npmrc: its settings in order, quotes removed, variables (`${NAME}`) as written. A key alone is `true`."""
    end = found.start() if (found := _SECTION.search(file.text)) else len(file.text)
    return Npmrc(file=file, settings=tuple(_setting(file, one) for one in _LINE.finditer(file.text, 0, end)))


def _setting(file: SourceFile, found: re.Match[str]) -> NpmSetting:
    key, name = Span(file, *found.span(1)), found[1].strip("\"'")
    if found[2] is None:
        return NpmSetting(name, "true", key, key)
    value = found[2]
    if len(value) > 1 and value[0] in "\"'" and value[0] == value[-1]:
        value = value[1:-1]
    else:
        value = _COMMENT.sub("", value).rstrip()
    return NpmSetting(name, value, key, Span(file, *found.span(2)))
