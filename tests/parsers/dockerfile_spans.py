"""Says whether the places of a parsed Dockerfile are right: every word lies under its span, and nothing is lost."""

from __future__ import annotations

import json
import re

from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.models.words import Clip, Heredoc, Word
from dockerlint.parsers.dockerfile.spaces import SPACE

_BLANKS = re.compile(rf"[{SPACE}]+")


def without_continuations(text: str, escape: str) -> str:
    """Join the lines of an instruction, by a rule of its own that shares nothing with the reader."""
    blanks = SPACE.replace("\n", "")
    mark = re.escape(escape)
    joined = re.compile(rf"(?<!{mark}){mark}[ \t]*\r*\n(?:[{blanks}]*(?:#[^\n]*)?\r*\n)*")
    return joined.sub("", text)


def misplaced(dockerfile: Dockerfile) -> list[str]:
    """Give a line for each word, keyword and heredoc that does not lie where its span says."""
    return [fault for one in dockerfile.instructions for fault in _faults(one, dockerfile.escape)]


def incomplete(dockerfile: Dockerfile) -> list[int]:
    """Give the line of each instruction that keyword, flags and words don't give back. Only for a file without problems."""
    return [one.start for one in dockerfile.instructions if not _complete(one, dockerfile.escape)]


def _faults(one: Instruction, escape: str) -> list[str]:
    faults = [f"{one.start}: {word.text!r}" for word in _words(one) if not _lies_there(word.clip, escape)]
    faults += [
        f"{one.start}: {word.text!r} reads {word.clip.text!r}" for word in one.words if not _says(one, word)
    ]
    if (
        one.keyword != one.keyword_at.text.upper()
        and one.keyword != _joined(one.keyword_at.text, escape).upper()
    ):
        faults.append(f"{one.start}: keyword")
    for heredoc in one.heredocs:
        if heredoc.at.text != heredoc.content or not _body_lies_there(heredoc):
            faults.append(f"{one.start}: heredoc")
    return faults


def _words(one: Instruction) -> tuple[Word, ...]:
    parts = tuple(word for pair in one.pairs for word in (pair.name, pair.value) if word)
    return (*one.words, *_flag_words(one), *parts)


def _flag_words(one: Instruction) -> tuple[Word, ...]:
    return tuple(flag.word for flag in one.flags)


def _joined(text: str, escape: str) -> str:
    return without_continuations(text, escape)


def _lies_there(clip: Clip, escape: str) -> bool:
    return _joined(clip.span().text, escape) == clip.text


def _body_lies_there(heredoc: Heredoc) -> bool:
    lines = heredoc.content.split("\n")
    used = "\n".join(line.lstrip("\t") for line in lines) if heredoc.chomp else heredoc.content
    clip = heredoc.clip
    points = [clip.span(at, at + 1).text for at in range(len(clip.text))]
    return clip.text == used and "".join(points) == used


def _says(one: Instruction, word: Word) -> bool:
    if one.exec_form and word.clip.text.startswith('"'):
        return bool(json.loads(word.clip.text) == word.text)
    if one.keyword == "ONBUILD" and word is one.words[0]:
        return word.clip.text.upper() == word.text
    return word.clip.text == word.text


def _complete(one: Instruction, escape: str) -> bool:
    """Whether keyword, flags and words, in a row, are the instruction without its blanks."""
    inner = one.trigger
    while inner and inner.trigger:
        inner = inner.trigger
    known = inner or one
    if one.exec_form or known.words == () or known.words[0].text == "":
        return True
    finish = max(word.span.finish for word in one.words)
    written = one.at.file.text[one.at.begin : finish]
    clips = sorted(
        (word.clip for word in (*one.words, *_flag_words(one))), key=lambda clip: clip.span().begin
    )
    pieces = [one.keyword_at.text, *(clip.text for clip in clips)]
    return _bare("".join(pieces), escape) == _bare(written, escape)


def _bare(text: str, escape: str) -> str:
    return _BLANKS.sub("", _joined(text, escape)).replace("--", "")
