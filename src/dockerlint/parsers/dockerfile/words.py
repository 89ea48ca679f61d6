"""Cut an instruction into flags and words, as BuildKit's line parsers do; quotes and escapes stay in words.

The exec form is a strict JSON array of strings.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.instructions import BLANK, SPACE
from dockerlint.models.words import Clip, Flag, Word

_PLAIN = re.compile(rf"[^{BLANK}]+")
_NAME = re.compile(rf"([^{BLANK}]+)(?:[{BLANK}]+(.*))?", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_SEPARATOR = re.compile(r"[ \t\r\n]*,[ \t\r\n]*(?=\")")
_OPEN = re.compile(r"\[[ \t\r\n]*")
_CLOSE = re.compile(r"[ \t\r\n]*\][ \t\r\n]*")
_BLANK = "\t\n\v\f\r "
"""The characters before a flag: BuildKit reads flags byte by byte, so other Unicode spaces don't count."""

_END = _BLANK + "\x85\xa0"
"""The end of a flag: BuildKit takes the last byte of these two for a space."""


def _quoted(escape: str) -> re.Pattern[str]:
    """Match a word in which quotes and the escape character protect blanks, without a last lone escape."""
    e = re.escape(escape)
    return re.compile(
        rf"""((?:[^{SPACE}'"{e}]+|{e}.|'[^']*(?:'|\Z)|"(?:[^"{e}]|{e}.)*+(?:"|(?={e}?\Z)))+)|{e}\Z""",
        re.DOTALL,
    )


_QUOTED = {escape: _quoted(escape) for escape in "\\`"}


def word(clip: Clip, begin: int, finish: int) -> Word:
    """Return the word of a part of a clip."""
    part = clip.part(begin, finish)
    return Word(part.text, part)


def empty_word(clip: Clip, at: int) -> Word:
    """Return the empty word that BuildKit creates where nothing was written."""
    return Word("", clip.part(at, at))


def trimmed(clip: Clip, begin: int = 0) -> Clip:
    """Return the part from `begin` on without the blanks at both ends."""
    text = clip.text
    finish = len(text.rstrip(SPACE))
    if begin < finish and text[begin] in SPACE:
        begin = finish - len(text[begin:finish].lstrip(SPACE))
    return clip.part(begin, max(begin, finish))


def plain_words(clip: Clip) -> tuple[Word, ...]:
    """Split at blanks alone: FROM, COPY, ADD, EXPOSE, VOLUME."""
    return tuple(word(clip, *found.span()) for found in _PLAIN.finditer(clip.text))


def quoted_words(clip: Clip, escape: str) -> tuple[Word, ...]:
    """Split at blanks outside quotes: ARG, and ENV and LABEL with `=`."""
    return tuple(word(clip, *found.span(1)) for found in _QUOTED[escape].finditer(clip.text) if found[1])


def name_and_rest(clip: Clip) -> tuple[Word, Word | None]:
    """Split after the first word: the legacy form of ENV and LABEL. The clip must not be empty."""
    found = _NAME.fullmatch(clip.text)
    if found is None:
        return empty_word(clip, 0), None
    name = word(clip, *found.span(1))
    return name, word(clip, *found.span(2)) if found[2] else None


def exec_words(clip: Clip, problems: list[Problem]) -> tuple[Word, ...] | None:
    """Return the words of an array of strings; None if the arguments are in shell form.

    For an array with other values, which BuildKit rejects, return a problem and no words.
    """
    if not clip.text.startswith("["):
        return None
    words = _strings(clip)
    if words is None and _is_array(clip.text):
        problems.append(Problem(clip.span(), "exec form contains something other than strings"))
        return ()
    return words


def _strings(clip: Clip) -> tuple[Word, ...] | None:
    text, words = clip.text, []
    opened = _OPEN.match(text)
    at = opened.end() if opened else 0
    while found := _STRING.match(text, at):
        words.append(Word(_decoded(found[0]), clip.part(*found.span())))
        at = found.end()
        if separator := _SEPARATOR.match(text, at):
            at = separator.end()
        else:
            break
    return tuple(words) if _CLOSE.fullmatch(text, at) else None


def _decoded(literal: str) -> str:
    return literal[1:-1] if "\\" not in literal else str(json.loads(literal))


def _is_array(text: str) -> bool:
    try:
        return isinstance(json.loads(text, parse_constant=_refuse), list)
    except (ValueError, RecursionError):
        return False


def _refuse(name: str) -> None:
    raise ValueError(name)


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
