"""The fingerprint of a line by which GitHub recognises an alert: `primaryLocationLineHash`.

Source: the documented behaviour of `github/codeql-action/upload-sarif` (src/fingerprints.ts), which computes it if it is
missing and warns if it differs. For each line it takes the 100 UTF-16 units from the line's start, without blanks and tabs,
with every line end as LF, the end of the file as 0xFFFF and zeros after it. The fingerprint is a polynomial of base 37
modulo 2^64, in hexadecimal, and a number that counts equal hashes of the file from 1.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from dockerlint.source import BOM, SourceFile

WINDOW = 100
BASE = 37
END = "\uffff"

_MASK = (1 << 64) - 1
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")


class _Line(NamedTuple):
    """The hashed text of a line, and its number among equal ones."""

    window: str
    number: int


class LineHashes:
    """The hashes of lines; each file is read once."""

    def __init__(self) -> None:
        """Start without files."""
        self._lines: dict[SourceFile, list[_Line]] = {}

    def hash_of(self, file: SourceFile, line: int) -> str:
        """Return the hash of a line, from 1: `a1b2c3:1`."""
        if file not in self._lines:
            self._lines[file] = _lines(_units(file))
        window, number = self._lines[file][line - 1]
        return f"{_polynomial(window):x}:{number}"


def _lines(units: str) -> list[_Line]:
    """Return the windows of all lines. Equal windows have equal hashes, so only requested lines are hashed."""
    padded = units + END + "\0" * WINDOW
    seen: Counter[str] = Counter()
    lines, start = [], 0
    while start >= 0:
        window = padded[start : start + WINDOW]
        seen[window] += 1
        lines.append(_Line(window, seen[window]))
        start = units.find("\n", start) + 1 or -1
    return lines


def _polynomial(window: str) -> int:
    value = 0
    for unit in window:
        value = (value * BASE + ord(unit)) & _MASK
    return value


def _units(file: SourceFile) -> str:
    """Return a file's text as Node.js reads it, one character for each UTF-16 unit, without blanks and tabs."""
    text = (BOM if file.bom else "") + file.text
    if not text.isascii():
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        text = _ASTRAL.sub(_pair, text)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")


def _pair(found: re.Match[str]) -> str:
    above = ord(found[0]) - 0x10000
    return chr(0xD800 + (above >> 10)) + chr(0xDC00 + (above & 0x3FF))
