"""The top-level sections of one document of a lockfile: all in a tree, but packages and snapshots only counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.parsers.lockfile.lines import Lines, UnreadableError, unquoted
from dockerlint.source import Span
from dockerlint.tree import Entry, Map, Scalar

_TOP = re.compile(r"\n([^ \t\r\n#][^\n]*)")
_FIRST = re.compile(r"[^ \t\r\n#][^\n]*")
_TOP_KEY = re.compile(r"""('[^'\n]*'|"[^"\n]*"|[^\s'":]+)[ ]*:(?:[ ][^\n]*)?[ \t]*\r?""")
_BIG = {"packages", "snapshots"}


def read_sections(lines: Lines, begin: int, finish: int) -> tuple[Map, int, dict[str, Map]]:
    """Read a document: its sections as one mapping, how many packages it has, and the entries of local folders.

    Raises UnreadableError.
    """
    root, count = Map(Span(lines.file, begin, finish)), 0
    local: dict[str, Map] = {}
    for name, start, end in _spread(lines, begin, finish):
        if name in root.entries:
            raise UnreadableError("a key occurs twice", Span(lines.file, start, start + len(name)), sure=True)
        if name not in _BIG:
            root.entries |= lines.block(start, end).entries
            continue
        key = Scalar(Span(lines.file, start, start + len(name)), name, name)
        root.entries[name] = Entry(key, Map(key.span))
        entries = lines.entries(_next_line(lines, start, end), end)
        count = len(entries) if name == "packages" else count
        local |= _local(lines, entries, end)
    return root, count, local


def _next_line(lines: Lines, start: int, end: int) -> int:
    found = lines.text.find("\n", start, end)
    return end if found < 0 else found + 1


def _local(lines: Lines, entries: list[tuple[str, int]], end: int) -> dict[str, Map]:
    """Build the entries of local folders; every other one is skipped."""
    out = {}
    for index, (key, at) in enumerate(entries):
        if "file:" not in key:
            continue
        behind = entries[index + 1][1] if index + 1 < len(entries) else end
        start = lines.text.rfind("\n", 0, at) + 1
        stop = lines.text.rfind("\n", 0, behind) + 1 if behind != end else end
        value = lines.block(start, stop).entries[name := unquoted(key)].value
        out[name] = value if isinstance(value, Map) else Map(value.span)
    return out


def _spread(lines: Lines, begin: int, finish: int) -> Iterator[tuple[str, int, int]]:
    """Yield each top-level key with the range of its lines, its own included."""
    first = _FIRST.match(lines.text, begin, finish)
    tops = [(first.start(), first[0])] if first else []
    tops += [(top.start(1), top[1]) for top in _TOP.finditer(lines.text, begin, finish)]
    for index, (start, line) in enumerate(tops):
        found = _TOP_KEY.fullmatch(line)
        if not found or line.startswith("- "):
            raise lines.refused(start, finish)
        end = tops[index + 1][0] if index + 1 < len(tops) else finish
        yield unquoted(found[1]), start, end
