"""The flags between an instruction's keyword and its arguments."""

from __future__ import annotations

import re

from dockerlint.models.words import Clip, Flag, Word
from dockerlint.parsers.dockerfile.spaces import SPACE
from dockerlint.parsers.dockerfile.words import trimmed

_FLAG = re.compile(
    rf"""[{SPACE}]*(--(?:[^{SPACE}'"\\]+|\\.|'(?:[^'\\]|\\.)*+(?:'|\\?\Z)|"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|\\\Z)*)""",
    re.DOTALL,
)
_PROTECTED = re.compile(
    r"""\\(.?)|'((?:[^'\\]|\\.)*+)(?:'|\\?\Z)|"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)""", re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def take_flags(clip: Clip, at: int) -> tuple[tuple[Flag, ...], Clip]:
    """Split the `--name` and `--name=value` that begin at `at` from the rest; a lone `--` ends them.

    BuildKit knows only the backslash as escape character here, in both kinds of quotes.
    """
    found = _FLAG.match(clip.text, at)
    if found is None:
        return (), trimmed(clip, at)
    flags = []
    while found:
        at = found.end()
        text = _unquoted(found[1])
        if text == "--":
            break
        name, equals, value = text[2:].partition("=")
        flags.append(Flag(name, value if equals else None, Word(text, clip.part(*found.span(1)))))
        found = _FLAG.match(clip.text, at)
    return tuple(flags), trimmed(clip, at)


def _unquoted(text: str) -> str:
    if "\\" not in text and "'" not in text and '"' not in text:
        return text
    return _PROTECTED.sub(_inner, text)


def _inner(found: re.Match[str]) -> str:
    if found[1] is not None:
        return found[1]
    return _ESCAPED.sub(r"\1", found[2] if found[2] is not None else found[3])
