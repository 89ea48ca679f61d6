"""One shell word, as written, to what it means: quotes removed, variables named, substitutions unknown.

POSIX.1-2024, Shell Command Language 2.2 (quoting) and 2.6 (expansions).
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from dockerlint.models.shell import ShellWord
from dockerlint.models.shell_variables import SUBSTITUTION, Parts, Variable
from dockerlint.parsers.shell.draft import EXPRESSION
from dockerlint.source import Span

_ACTIVE = re.compile(r"[\"'\\$`<>]")
_PLAIN = re.compile(r"[^\"'\\$`<>]+|[<>](?!\()")
_PLAIN_QUOTED = re.compile(r"[^\"\\$`]+")
_VARIABLE = re.compile(r"\$(?:\{([A-Za-z_]\w*|[0-9]+|[@*])(?:\[0\])?\}|([A-Za-z_]\w*|[0-9@*#?$!\-]))")
_OPERATION = re.compile(r"\$\{([A-Za-z_]\w*|[0-9]+)(?:\[0\])?(:?[-=+?]|##?|%%?|//?|\^\^?|,,?|:)")
_EXPRESSION = re.compile(r"\$\{\{(" + EXPRESSION + r")\}\}")
_SKIPPED = re.compile(r"\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_CLOSING = {"(": ")", "{": "}", "`": "`"}
_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "\\": "\\",
    "'": "'",
    '"': '"',
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
}
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=")
_ANSI = re.compile(r"\\([ntr\\'\"abe])|\\(.)", re.DOTALL)


class WordPiece(NamedTuple):
    """A run of a word: literal text, or an expansion as written; `at` is the offset of its first character."""

    text: str
    at: int
    literal: bool = True


def is_active(raw: str) -> bool:
    """Return whether a word holds anything that a shell does not take literally (globs, `~` and braces aside)."""
    return _ACTIVE.search(raw) is not None


def word_parts(raw: str, at: Span | None = None) -> Parts:
    """Return the parts of a word; `at` is its place, for the places of its variables."""
    if not is_active(raw):
        return (raw,)
    parts: list[str | Variable | None] = []
    for piece in pieces(raw):
        part = piece.text if piece.literal else _expansion(piece.text, at)
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    return tuple(parts) or ("",)


def pieces(raw: str) -> Iterator[WordPiece]:
    """Cut a word into runs of literal text and expansions, quotes removed. Never fails: an open quote ends with the word."""
    at = 0
    while at < len(raw):
        if plain := _PLAIN.match(raw, at):
            yield WordPiece(plain[0], at)
            at = plain.end()
        elif raw[at] == "\\":
            yield from _escaped(raw, at)
            at += 2
        elif raw[at] == "'":
            finish = _find(raw, "'", at + 1)
            yield WordPiece(raw[at + 1 : finish], at + 1)
            at = finish + 1
        elif raw[at] == '"':
            finish = yield from _quoted(raw, at + 1)
            at = finish + 1
        else:
            finish = yield from _dollar(raw, at)
            at = finish


def _escaped(raw: str, at: int) -> Iterator[WordPiece]:
    if raw[at + 1 : at + 2] != "\n":
        yield WordPiece(raw[at + 1 : at + 2], at + 1)


def _quoted(raw: str, at: int) -> Generator[WordPiece, None, int]:
    """Read the content of double quotes; return the offset of the closing one."""
    while at < len(raw) and raw[at] != '"':
        if plain := _PLAIN_QUOTED.match(raw, at):
            yield WordPiece(plain[0], at)
            at = plain.end()
        elif raw[at] == "\\":
            if raw[at + 1 : at + 2] in {"$", "`", '"', "\\", "\n"}:
                yield from _escaped(raw, at)
            else:
                yield WordPiece(raw[at : at + 2], at)
            at += 2
        else:
            at = yield from _dollar(raw, at, quoted=True)
    return at


def _dollar(raw: str, at: int, *, quoted: bool = False) -> Generator[WordPiece, None, int]:
    """Read an expansion that starts with `$`, a backtick or `<(`; return the offset after it."""
    if raw.startswith("$'", at) and not quoted:
        finish = _end_of_ansi(raw, at + 2)
        yield WordPiece(_ANSI.sub(_unescaped, raw[at + 2 : finish]), at + 2)
        return finish + 1
    if raw.startswith('$"', at) and not quoted:
        return at + 1
    finish = _end_of_expansion(raw, at)
    yield WordPiece(raw[at:finish], at, literal=finish == at + 1)
    return finish


def _end_of_ansi(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] != "'":
        at += 2 if raw[at] == "\\" else 1
    return at


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES[found[1]] if found[1] else found[0]


def _end_of_expansion(raw: str, at: int) -> int:
    if found := _EXPRESSION.match(raw, at) or _VARIABLE.match(raw, at):
        return found.end()
    opening = at if raw[at] == "`" else at + 1
    closing = _CLOSING.get(raw[opening : opening + 1])
    return at + 1 if closing is None else _end_of_group(raw, opening, closing)


def _end_of_group(raw: str, at: int, closing: str) -> int:
    """Return the offset after the bracket that closes the one at `at`; brackets in quotes don't count."""
    opening, depth = raw[at], 1
    at += 1
    while at < len(raw):
        if closing != "`" and (skipped := _SKIPPED.match(raw, at)):
            at = skipped.end()
            continue
        if raw[at] == "\\":
            at += 1
        elif raw[at] == closing:
            depth -= 1
        elif raw[at] == opening:
            depth += 1
        at += 1
        if depth == 0:
            return at
    return len(raw)


def _find(raw: str, char: str, at: int) -> int:
    found = raw.find(char, at)
    return len(raw) if found < 0 else found


def _expansion(text: str, at: Span | None) -> Variable | None:
    """Name the variable of `$X`, `${X:-d}`, `${{ x }}` or `$(x)`; `${X[0]}` is `$X`. None for other forms that only bash knows."""
    if found := _EXPRESSION.fullmatch(text):
        return Variable(found[1].strip(), at=at)
    if found := _VARIABLE.fullmatch(text):
        return Variable(found[1] or found[2], at=at)
    if (found := _OPERATION.match(text)) and text.endswith("}"):
        return Variable(found[1], found[2], word_parts(text[found.end() : -1], at), at)
    if text.startswith(SUBSTITUTION) and not text.startswith("$((") and text.endswith(")"):
        return Variable(text[:-1], at=at)
    return (
        Variable(SUBSTITUTION + text[1:-1], at=at) if len(text) > 1 and text[0] == text[-1] == "`" else None
    )


def assigned(word: ShellWord) -> tuple[str, ShellWord] | None:
    """Split `NAME=value` into its name and the value as a word of its own; None for any other word."""
    head = word.parts[0] if word.parts else None
    found = _ASSIGNMENT.match(head) if isinstance(head, str) else None
    return (found[1], after(word, found.end())) if found else None


def after(word: ShellWord, length: int) -> ShellWord:
    """Return a word without its first `length` characters, which are literal."""
    head = word.parts[0]
    if not isinstance(head, str):
        return word
    rest = head[length:]
    parts = (rest, *word.parts[1:]) if rest or len(word.parts) == 1 else word.parts[1:]
    exact = word.at.text.startswith(head[:length])
    return ShellWord(parts, Span(word.at.file, word.at.begin + length, word.at.finish) if exact else word.at)
