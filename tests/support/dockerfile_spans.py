"""Says whether a parsed Dockerfile is the file: every word lies under its span, and nothing between them is lost.

Everything here follows rules of its own that share nothing with the reader but the definition of a blank.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from dockerlint.knowledge.docker.instructions import BLANK, KEYWORDS, SPACE
from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.models.words import Clip, Flag, Heredoc, Word
from dockerlint.source import Span

_NOTHING = re.compile("")
_BLANKS = re.compile(rf"[{SPACE}]+")
_BEHIND_FLAGS = re.compile(rf"[{SPACE}]+(?:--[{SPACE}]+)?")
_BRACKET = re.compile(rf"[{SPACE}]+(?:--[{SPACE}]*)?\[[ \t\r]*")
_COMMA = re.compile(r"[ \t\r]*,[ \t\r]*")
_END = re.compile(rf"[{SPACE}]*")
_END_OF_FLAGS = re.compile(rf"(?:[{SPACE}]+--)?[{SPACE}]*")
_END_OF_LIST = re.compile(rf"[ \t\r]*\][{SPACE}]*")
_EMPTY_LIST = re.compile(rf"[{SPACE}]+(?:--[{SPACE}]*)?\[[ \t\r]*\][{SPACE}]*")
_PLAIN = frozenset({"FROM", "COPY", "ADD", "EXPOSE", "VOLUME"})
_QUOTED = frozenset({"ARG", "ENV", "LABEL"})

Piece: TypeAlias = "tuple[Span, re.Pattern[str]]"


def without_continuations(text: str, escape: str) -> str:
    """Join the lines of an instruction."""
    blanks = SPACE.replace("\n", "")
    mark = re.escape(escape)
    joined = re.compile(rf"(?<!{mark}){mark}[ \t]*\r*\n(?:[{blanks}]*(?:#[^\n]*)?\r*\n)*")
    return joined.sub("", text)


def misplaced(dockerfile: Dockerfile) -> list[str]:
    """Return a line for each word, flag, keyword, heredoc and comment that does not lie where its span says."""
    faults = [
        f"{one.start}: {fault}"
        for one in dockerfile.instructions
        for fault in _faults(one, dockerfile.escape)
    ]
    return faults + [f"{span.start.line}: comment" for span in dockerfile.comments if not _is_comment(span)]


def incomplete(dockerfile: Dockerfile) -> list[int]:
    """Return the lines that are lost: of an instruction that keyword, flags and words don't give back, and read by nobody.

    Only for a file without problems.
    """
    lost = [one.start for one in dockerfile.instructions if not _complete(one, dockerfile.escape)]
    return lost + _unread(dockerfile)


def _faults(one: Instruction, escape: str) -> Iterator[str]:
    words = _words(one)
    yield from (repr(word.text) for word in words if not _lies_there(word.clip, escape))
    for word in one.words:
        if not _says(one, word):
            yield f"{word.text!r} reads {word.clip.text!r}"
    for flag in one.flags:
        if not _is_flag(flag, escape):
            yield f"{flag.word.text!r} reads {flag.word.clip.text!r}"
    if one.keyword != without_continuations(one.keyword_at.text, escape).upper():
        yield "keyword"
    before = one.at.file.text[one.at.file.offset(one.start) : one.at.begin]
    if one.at.begin != one.keyword_at.begin or without_continuations(before, escape).strip(SPACE):
        yield "start"
    yield from ("heredoc" for heredoc in one.heredocs if not _body_lies_there(heredoc))


def _words(one: Instruction) -> tuple[Word, ...]:
    parts = tuple(word for pair in one.pairs for word in (pair.name, pair.value) if word)
    inner = _words(one.trigger) if one.trigger else ()
    return (*one.words, *(flag.word for flag in one.flags), *parts, *inner)


def _lies_there(clip: Clip, escape: str) -> bool:
    """Whether the span holds the text, its lines joined, and each character is where the clip says."""
    letters = "".join(clip.span(at, at + 1).text for at in range(len(clip.text)))
    return without_continuations(clip.span().text, escape) == clip.text == letters


def _says(one: Instruction, word: Word) -> bool:
    if one.exec_form and word.clip.text.startswith('"'):
        return bool(json.loads(word.clip.text) == word.text)
    if one.keyword == "ONBUILD" and word is one.words[0]:
        return word.clip.text.upper() == word.text
    return word.clip.text == word.text


def _is_flag(flag: Flag, escape: str) -> bool:
    value = "" if flag.value is None else f"={flag.value}"
    return flag.word.text == f"--{flag.name}{value}" == "".join(_unquoted(flag.word.clip.text, escape))


def _unquoted(text: str, escape: str) -> Iterator[str]:
    """Yield the characters that quotes and escapes leave, character by character as BuildKit goes."""
    quote, letters = "", iter(text)
    for letter in letters:
        if letter == escape:
            yield next(letters, "")
        elif letter == quote:
            quote = ""
        elif not quote and letter in "'\"":
            quote = letter
        else:
            yield letter


def _body_lies_there(heredoc: Heredoc) -> bool:
    lines = heredoc.content.split("\n")
    used = "\n".join(line.lstrip("\t") for line in lines) if heredoc.chomp else heredoc.content
    clip = heredoc.clip
    points = [clip.span(at, at + 1).text for at in range(len(clip.text))]
    return heredoc.at.text == heredoc.content and clip.text == used == "".join(points)


def _is_comment(span: Span) -> bool:
    line = span.file.line(span.start.line)
    before, after = line[: span.start.column - 1], line[span.end.column - 1 :]
    alone = not before.strip(SPACE) and not after.strip("\r")
    return alone and span.text.startswith("#") and "\n" not in span.text


def _complete(one: Instruction, escape: str) -> bool:
    """Whether keyword, flags and words, with nothing but what separates them in between, are the instruction."""
    inner = one
    while inner.trigger:
        inner = inner.trigger
    if inner.keyword not in KEYWORDS:
        return True
    text, at = one.at.file.text + "\n", one.at.begin
    for piece, gap in [(one.keyword_at, _NOTHING), *_pieces(one)]:
        between = without_continuations(text[at : piece.begin], escape)
        if piece.begin < at or not gap.fullmatch(between):
            return False
        at = piece.finish
    rest = without_continuations(text[at : _end(one)], escape)
    return _ending(inner, escape).fullmatch(rest) is not None and _whole(inner, escape)


def _pieces(one: Instruction) -> Iterator[Piece]:
    """Yield the places of flags and words in their order, each with what must stand before it."""
    inner = len(one.trigger.flags) if one.trigger else 0
    yield from ((flag.word.span, _BLANKS) for flag in one.flags[: len(one.flags) - inner])
    if one.trigger:
        yield one.trigger.keyword_at, _BEHIND_FLAGS
        yield from _pieces(one.trigger)
    elif one.keyword in {"ENV", "LABEL"}:
        yield from _triples(one.words)
    elif one.exec_form:
        yield from _list(one.words)
    else:
        yield from ((word.span, _BLANKS if at else _BEHIND_FLAGS) for at, word in enumerate(one.words))


def _triples(words: tuple[Word, ...]) -> Iterator[Piece]:
    for at in range(0, len(words), 3):
        name, value, separator = words[at : at + 3]
        yield name.span, _BLANKS if at else _BEHIND_FLAGS
        if separator.text:
            yield separator.span, _NOTHING
        yield value.span, _NOTHING if separator.text else _BLANKS


def _list(words: tuple[Word, ...]) -> Iterator[Piece]:
    before = _BRACKET
    for word in words:
        is_kind = not word.clip.text.startswith('"')
        yield word.span, _BEHIND_FLAGS if is_kind else before
        before = _BRACKET if is_kind else _COMMA


def _end(one: Instruction) -> int:
    """Return the offset behind the last line of the instruction, without the bodies of its heredocs."""
    if one.heredocs:
        return one.heredocs[0].at.begin
    starts = one.at.file.line_starts
    return starts[one.end] if one.end < len(starts) else len(one.at.file.text) + 1


def _ending(inner: Instruction, escape: str) -> re.Pattern[str]:
    """Return what may follow the last word: a lone escape character is no word of ENV, LABEL and ARG."""
    if inner.exec_form:
        return _END_OF_LIST if any(word.clip.text.startswith('"') for word in inner.words) else _EMPTY_LIST
    if not inner.words:
        return _END_OF_FLAGS
    return re.compile(rf"[{SPACE}]*{re.escape(escape)}?[{SPACE}]*") if inner.keyword in _QUOTED else _END


def _whole(inner: Instruction, escape: str) -> bool:
    """Whether no word is two: none holds a blank that separates words of this instruction."""
    if inner.keyword in _PLAIN and not inner.exec_form:
        return not any(re.search(f"[{BLANK}]", word.text) for word in inner.words)
    if inner.keyword not in _QUOTED:
        return True
    texts = [word.text for word in inner.words]
    if inner.keyword != "ARG":
        if texts[2:3] == [""]:
            return True
        texts = [f"{name}={value}" for name, value in zip(texts[::3], texts[1::3], strict=True)]
    return not any(_has_free_blank(text, escape) for text in texts)


def _has_free_blank(text: str, escape: str) -> bool:
    quote, letters = "", iter(text)
    for letter in letters:
        if letter == escape and quote != "'":
            next(letters, "")
        elif letter == quote:
            quote = ""
        elif not quote and letter in "'\"":
            quote = letter
        elif not quote and letter in SPACE:
            return True
    return False


def _unread(dockerfile: Dockerfile) -> list[int]:
    """Return the lines that are neither blank nor a directive, a comment or an instruction's."""
    file = dockerfile.file
    read = {span.start.line for span in dockerfile.comments}
    read |= {directive.at.start.line for directive in dockerfile.directives}
    read |= {line for one in dockerfile.instructions for line in range(one.start, one.end + 1)}
    if file.text.startswith("#!"):
        read.add(1)
    lines = range(1, len(file.line_starts) + 1)
    return [line for line in lines if line not in read and file.line(line).strip(SPACE)]
