"""Code that TypeScript takes and the grammar of tree-sitter does not: it is covered before the file is parsed again.

What is covered keeps its length, so that every place of the new tree is one of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dockerlint.knowledge.node.typescript_grammar import BEGINS_TEMPLATE, GAPS

_LONGEST_TYPE = 4_000
_TOKEN = re.compile(rb"=>|\$\{|[`<>]")
_NAME_END = re.compile(rb"[\w$)\]]")
_VISIBLE = re.compile(rb"\S")


class Gap(NamedTuple):
    """A part of a file that is covered, and the character that covers it."""

    start: int
    end: int
    filler: bytes


def covered(data: bytes) -> bytes:
    """Return a file with its gaps covered; the file itself when it has none."""
    out = bytearray(data)
    for start, end, filler in _gaps(data):
        out[start:end] = _VISIBLE.sub(filler, data[start:end])
    return data if out == data else bytes(out)


def _gaps(data: bytes) -> Iterator[Gap]:
    for pattern, filler in GAPS:
        for match in re.finditer(pattern, data):
            yield Gap(match.start("gap"), match.end("gap"), filler)
    yield from _template_types(data)


def _template_types(data: bytes) -> Iterator[Gap]:
    """Yield the type arguments of tagged templates."""
    opened: list[int] = []
    for token in _TOKEN.finditer(data):
        at = token.start()
        if token[0] == b"<":
            opened.append(at)
        elif token[0] in {b"`", b"${"}:
            opened.clear()
        elif token[0] == b">" and opened:
            start = opened.pop()
            if at - start < _LONGEST_TYPE and _is_typed_tag(data, start, at):
                yield Gap(start, at + 1, b" ")


def _is_typed_tag(data: bytes, start: int, end: int) -> bool:
    """Return whether `<...>` follows a name, and a template follows it."""
    return bool(_NAME_END.match(data, start - 1) and BEGINS_TEMPLATE.match(data, end + 1)) and start > 0
