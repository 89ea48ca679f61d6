"""The exec form of an instruction: a strict JSON array of strings."""

from __future__ import annotations

import json
import re

from dockerlint.findings import Problem
from dockerlint.models.words import Clip, Word

_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_SEPARATOR = re.compile(r"[ \t\r\n]*,[ \t\r\n]*(?=\")")
_OPEN = re.compile(r"\[[ \t\r\n]*")
_CLOSE = re.compile(r"[ \t\r\n]*\][ \t\r\n]*")


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
