"""The text that a command prints with its places: the script or crontab that `echo`, `printf` or `cat <<EOF` writes to a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dockerlint.models.shell import Command, ShellWord
from dockerlint.models.words import Clip

_ESCAPE = re.compile(r"\\([nt\\])")
_ESCAPES = {"n": "\n", "t": "\t", "\\": "\\"}
_ECHO_OPTION = re.compile(r"-[neE]+")


def printed_clip(command: Command) -> Clip | None:
    r"""Return what a command prints; None where it is not literal, and for other programs.

    `\n` is a line end for `echo`, too: it is so for dash, and hardly anybody who runs bash means a backslash.
    """
    words = command.words[1:]
    if command.program == "cat" and not words:
        return command.content.heredoc
    if command.program == "echo":
        while words and _ECHO_OPTION.fullmatch(words[0].literal or ""):
            words = words[1:]
        return _joined(words, " ")
    if command.program != "printf" or not words:
        return None
    form = (words[0].literal or "%").replace("\\n", "\n")
    if form in {"%s", "%s\n", "%b", "%b\n"}:
        return _joined(words[1:], form[2:])
    return _joined(words[:1], "") if "%" not in form and len(words) == 1 else None


def _joined(words: Iterable[ShellWord], separator: str) -> Clip | None:
    """Return literal words as one text, and a line end."""
    found = [_clip(word) for word in words]
    clips = [one for one in found if one is not None]
    if not clips or len(clips) < len(found):
        return None
    text, segments = "", []
    for clip in clips:
        for piece, at in _pieces(clip):
            segments.append((len(text), at))
            text += piece
        text += separator
    return Clip.joined(clips[0].file, text.removesuffix(separator) + "\n", segments)


def _clip(word: ShellWord) -> Clip | None:
    if word.literal is None or word.inside is None:
        return None
    clip, whole = word.inside
    return clip if whole is None else Clip(whole.file, clip.text, whole.begin)


def _pieces(clip: Clip) -> Iterator[tuple[str, int]]:
    """Yield the runs of a text without its escapes, each with its offset in the file."""
    at = 0
    for found in _ESCAPE.finditer(clip.text):
        yield clip.text[at : found.start()], clip.offset(at)
        yield _ESCAPES[found[1]], clip.offset(found.start())
        at = found.end()
    yield clip.text[at:], clip.offset(at)
