"""The tokens of JSON and its dialects, and the values of strings and numbers."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"""("[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+")
      | ([{}\[\]:,])
      | ((?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![\w.+\-$]))
      | (//[^\n]*|/\*(?s:.*?)\*/)
      | (^(?:<{7}|={7}|>{7}|\|{7})(?:[ ][^\r\n]*)?\r?$)
      | ("[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+')
      | (["'][^\n]*|/\*(?s:.*))
      | ([^\s"'{}\[\]:,/]+|/)""",
    re.VERBOSE | re.MULTILINE,
)
"""The order of its groups is that of the kinds below; text that matches none of them is white space."""
STRING, MARK, LITERAL, COMMENT, CONFLICT, ODD_STRING, OPEN_ENDED, WORD = range(1, 9)

CONTROL = re.compile(r"[\x00-\x1f]")
IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.)|$)")
_SIMPLE = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = {"true": True, "false": False, "null": None}
_LONGEST_INTEGER = 4000


def literal(text: str) -> int | float | bool | None:
    """Return the value of a number, `true`, `false` or `null`."""
    if text in _WORDS:
        return _WORDS[text]
    if text.lstrip("-").isdigit() and len(text) < _LONGEST_INTEGER:
        return int(text)
    return float(text)


def unescaped(raw: str) -> tuple[str, list[tuple[int, int]]]:
    r"""Replace the escapes of a string (`\ud83d\ude00` is one character); return the places of invalid ones."""
    bad: list[tuple[int, int]] = []

    def one(found: re.Match[str]) -> str:
        if found[1]:
            return _from_units(found[1], found[2])
        if found[3] not in _SIMPLE:
            bad.append(found.span())
        return _SIMPLE.get(found[3], found[3] or "")

    return _ESCAPE.sub(one, raw), bad


def _from_units(first: str, second: str | None) -> str:
    """Join the two UTF-16 units of an escaped pair; a unit without a partner stays alone."""
    high = int(first, 16)
    if second is None:
        return chr(high)
    if 0xD800 <= high <= 0xDBFF:
        return chr(0x10000 + ((high - 0xD800) << 10) + int(second, 16) - 0xDC00)
    return chr(high) + chr(int(second, 16))
