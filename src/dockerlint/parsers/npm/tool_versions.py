"""`.tool-versions` of asdf and the `[tools]` of mise.toml: which version of a tool a developer's shell gets.

asdf-vm.com/manage/configuration.html (".tool-versions"), mise.jdx.dev/configuration.html.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dockerlint.source import SourceFile, Span

_LINE = re.compile(r"^[ \t]*(?P<name>[^\s#]+)[ \t]+(?P<version>[^\s#]+)", re.MULTILINE)
_MULTILINE = re.compile(r'"""(?:[^\\]|\\.)*?(?:"""|\Z)|\'\'\'.*?(?:\'\'\'|\Z)', re.DOTALL)
_HEADER = re.compile(r"[ \t]*\[{1,2}(?P<table>[^\[\]#]+)\]")
_QUOTED = r"(?P<quote>[\"'])(?P<version>[^\"'\\\n]*)(?P=quote)"
_ENTRY = re.compile(
    rf"[ \t]*(?P<key>[\w.:\"'@/-]+)[ \t]*=[ \t]*(?:\[[ \t]*|\{{(?:[^}}\n]*[, \t])?version[ \t]*=[ \t]*)?{_QUOTED}"
)


class ToolVersion(NamedTuple):
    """The version that counts for a tool (the first of several), and where it is written, without quotes."""

    version: str
    at: Span


def parse_tool_versions(file: SourceFile, tool: str) -> ToolVersion | None:
    """Read a `.tool-versions`: lines of a name and versions, `#` begins a comment. None when the tool is not in it."""
    for found in _LINE.finditer(file.text):
        if found["name"] == tool:
            return ToolVersion(found["version"], file.span(*found.span("version")))
    return None


def parse_mise(file: SourceFile, tool: str) -> ToolVersion | None:
    """Read a mise.toml: `tool = "1"`, a list, a table with `version`, with or without `npm:` before the name."""
    text = _MULTILINE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), file.text)
    table, at = "", 0
    for line in text.split("\n"):
        if header := _HEADER.match(line):
            table = _plain(header["table"])
        elif (found := _ENTRY.match(line)) and _names(table, _plain(found["key"]), tool):
            return ToolVersion(
                found["version"], file.span(at + found.start("version"), at + found.end("version"))
            )
        at += len(line) + 1
    return None


def _plain(key: str) -> str:
    return re.sub(r"[\"' \t]", "", key).replace("npm:", "")


def _names(table: str, key: str, tool: str) -> bool:
    path = f"{table}.{key}" if table else key
    return path in {f"tools.{tool}", f"tools.{tool}.version"}
