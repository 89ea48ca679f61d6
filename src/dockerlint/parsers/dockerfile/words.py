"""Cut an instruction's arguments into words, as BuildKit's line parsers do; quotes and escapes stay."""

from __future__ import annotations

import re

from dockerlint.knowledge.docker.spaces import BLANK, SPACE
from dockerlint.models.words import Clip, Word

_PLAIN = re.compile(rf"[^{BLANK}]+")
_NAME = re.compile(rf"([^{BLANK}]+)(?:[{BLANK}]+(.*))?", re.DOTALL)


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
