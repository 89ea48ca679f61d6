"""The table `[tool.dockerlint]` of a TOML file as a tree. tomllib has no places, so keys are searched for."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from dockerlint.source import SourceFile, Span
from dockerlint.tree import Entry, Map, Node, Scalar, Seq

_TABLE = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?dockerlint\b", re.MULTILINE)
_LINE = re.compile(r"at line (\d+)")


class TomlError(ValueError):
    """Text that is not TOML, on a line that counts from 1."""

    def __init__(self, line: int) -> None:
        """Create the error of a line."""
        super().__init__("not valid TOML")
        self.line = line


def toml_table(file: SourceFile) -> Map | None:
    """Return the table `tool.dockerlint`, or None if the file has none.

    Raises TomlError for invalid TOML if the file has such a table. Other invalid files are not ours.
    """
    if "dockerlint" not in file.text:
        return None
    header = _TABLE.search(file.text)
    tomllib = import_module("tomllib")
    try:
        table = tomllib.loads(file.text.replace("\r\n", "\n")).get("tool", {}).get("dockerlint")
    except AttributeError:  # `tool` is not a table
        return None
    except (
        ValueError,
        RecursionError,
    ) as error:  # tomllib also raises these for very long numbers and deep nesting
        if header is None:
            return None
        line = _LINE.search(str(error))
        raise TomlError(int(line[1]) if line else len(file.line_starts)) from None
    begin = header.start() if header else 0
    return _map(file, table, file.span(begin, begin)) if isinstance(table, dict) else None


def _map(file: SourceFile, values: dict[str, Any], at: Span) -> Map:
    out = Map(at)
    for name, value in values.items():
        key = Scalar(_key(file, name, at), name, name)
        out.entries[name] = Entry(key, _node(file, value, key.span))
    return out


def _node(file: SourceFile, value: Any, at: Span) -> Node:
    if isinstance(value, dict):
        return _map(file, value, at)
    if isinstance(value, list):
        return Seq(at, [_node(file, item, at) for item in value])
    if isinstance(value, str):
        return Scalar(_text(file, value, at), value, value)
    return Scalar(at, value, str(value))


def _key(file: SourceFile, name: str, above: Span) -> Span:
    """Return the first place after `above` with a key of this name, or `above` itself."""
    pattern = re.compile(rf"(?:^|[\[{{.,])[ \t]*([\"']?)({re.escape(name)})\1[ \t]*(?=[=\].])", re.MULTILINE)
    found = pattern.search(file.text, above.begin)
    return file.span(*found.span(2)) if found else above


def _text(file: SourceFile, value: str, key: Span) -> Span:
    found = re.compile(rf"([\"']){re.escape(value)}\1").search(file.text, key.begin)
    return file.span(*found.span()) if found else key
