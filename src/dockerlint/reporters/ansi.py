"""Colours and widths of a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from dockerlint.findings import Severity

STYLES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;36",
    "bold": "1",
    "dim": "2",
    "label": "36",
    "good": "1;32",
}
_TAB = "    "


class Paint:
    """Add colour to text, or leave it unchanged."""

    def __init__(self, *, color: bool) -> None:
        """Set whether to use colour."""
        self._color = color

    def __call__(self, style: Severity | str, text: str) -> str:
        """Return the text in one of STYLES."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self._color and text else text


def wants_color(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Return whether to use colour: NO_COLOR (no-color.org), then FORCE_COLOR, then whether output is a terminal other than `dumb`."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return terminal and environment.get("TERM") != "dumb"


def untabbed(text: str) -> str:
    """Replace tabs, so that carets line up."""
    return text.replace("\t", _TAB)


def width(text: str) -> int:
    """Return the number of terminal cells of a text: two for wide characters, none for combining ones, four for a tab."""
    if text.isascii():
        return len(untabbed(text))
    return sum(_cells(char) for char in untabbed(text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
