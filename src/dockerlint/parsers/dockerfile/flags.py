"""The flags between an instruction's keyword and its arguments."""

from __future__ import annotations

import re
from typing import NamedTuple

from dockerlint.knowledge.docker.instructions import SPACE
from dockerlint.models.words import Clip, Flag, Word
from dockerlint.parsers.dockerfile.words import trimmed

_BLANK = "\t\n\v\f\r "
"""The characters before a flag: BuildKit reads flags byte by byte, so other Unicode spaces don't count."""

_END = _BLANK + "\x85\xa0"
"""The end of a flag: BuildKit takes the last byte of these two for a space."""


class _Patterns(NamedTuple):
    """The syntax of flags, quotes and escapes, for one escape character."""

    flag: re.Pattern[str]
    protected: re.Pattern[str]
    escaped: re.Pattern[str]


def _patterns(escape: str) -> _Patterns:
    e = re.escape(escape)
    quoted = rf"""'((?:[^'{e}]|{e}.)*+)(?:'|{e}?\Z)|"((?:[^"{e}]|{e}.)*+)(?:"|{e}?\Z)"""
    flag = rf"""[{_BLANK}]*(?P<flag>--(?:[^{_END}'"{e}]+|{e}.|{quoted}|{e}\Z)*)"""
    protected = rf"{e}(.?)|{quoted}"
    return _Patterns(
        re.compile(flag, re.DOTALL), re.compile(protected, re.DOTALL), re.compile(f"{e}(.)", re.DOTALL)
    )


_OF_ESCAPE = {escape: _patterns(escape) for escape in "\\`"}


def take_flags(clip: Clip, at: int, escape: str = "\\") -> tuple[tuple[Flag, ...], Clip]:
    """Split the `--name` and `--name=value` flags that begin at `at` from the rest; a lone `--` ends them.

    `escape` is the file's escape character; it works in both kinds of quotes. Blanks at the end of the line are
    not part of a flag.
    """
    patterns = _OF_ESCAPE[escape]
    if not patterns.flag.match(clip.text, at):
        return (), trimmed(clip, at)
    finish = len(clip.text.rstrip(SPACE))
    found = patterns.flag.match(clip.text, at, finish)
    flags = []
    while found:
        at = found.end()
        text = _unquoted(found["flag"], patterns)
        if text == "--":
            break
        name, equals, value = text[2:].partition("=")
        flags.append(Flag(name, value if equals else None, Word(text, clip.part(*found.span("flag")))))
        found = patterns.flag.match(clip.text, at, finish)
    return tuple(flags), trimmed(clip, at)


def _unquoted(text: str, patterns: _Patterns) -> str:
    def inner(found: re.Match[str]) -> str:
        if found[1] is not None:
            return found[1]
        return patterns.escaped.sub(r"\1", found[2] if found[2] is not None else found[3])

    return patterns.protected.sub(inner, text)
