"""Globs over folders as pnpm's workspace patterns have them: `packages/*`, `**`, `{a,b}`, `[ab]`, `?`, `@(a|b)`."""

from __future__ import annotations

import re
from functools import lru_cache

_SEGMENT = r"(?!\.)[^/]+"
_TOKEN = re.compile(r"[@?*+!]\(|\*+|\?|\[[^\]/]+\]|[{},()|]|\\.|[^*?\[{},()|\\@+!]+|.")
_EXTGLOB = {"@(": ")", "?(": ")?", "*(": ")*", "+(": ")+"}


@lru_cache(maxsize=1024)
def folder_pattern(glob: str) -> re.Pattern[str]:
    """Translate a glob into a pattern over folders written as `a/b/` (the root is empty); names with a dot need one."""
    segments = [one for one in glob.strip("/").split("/") if one not in {"", "."}]
    parts = [rf"(?:{_SEGMENT}/)*" if one == "**" else f"{_translated(one)}/" for one in segments]
    try:
        return re.compile("".join(parts))
    except re.error:
        return re.compile(r"(?!)")


def matches(glob: str, folder: str) -> bool:
    """Return whether a glob names a folder; both relative to the same one, `.` is that one."""
    return bool(folder_pattern(glob).fullmatch("" if folder == "." else f"{folder}/"))


def name_pattern(glob: str) -> re.Pattern[str]:
    """Translate a package name pattern, whose `*` crosses slashes."""
    return re.compile(".*".join(re.escape(part) for part in glob.split("*")))


def _translated(segment: str) -> str:
    """Translate one segment. Braces may hold slashes only when the whole glob has been split by `expanded`."""
    out, closers = [], []
    if segment[0] not in ".{@":
        out.append(r"(?!\.)")
    for found in _TOKEN.finditer(segment):
        piece = found[0]
        if piece in _EXTGLOB:
            out.append("(?:")
            closers.append(_EXTGLOB[piece])
        elif piece == "{":
            out.append("(?:")
            closers.append("}")
        elif closers and piece == ("}" if closers[-1] == "}" else ")"):
            closer = closers.pop()
            out.append(")" if closer == "}" else closer)
        elif closers and piece == ("," if closers[-1] == "}" else "|"):
            out.append("|")
        else:
            out.append(_plain(piece))
    return "".join(out) + ")" * len(closers)


def _plain(piece: str) -> str:
    if piece.startswith("*"):
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    if piece.startswith("[") and len(piece) > 1:
        return "[" + piece[1:-1].replace("\\", "\\\\").replace("!", "^", 1 if piece[1] == "!" else 0) + "]"
    return re.escape(piece.removeprefix("\\"))


def expanded(glob: str) -> list[str]:
    """Expand braces that hold a slash (`{apps/web,packages/*}`), which a split into segments would tear apart."""
    found = re.search(r"\{([^{}]*/[^{}]*)\}", glob)
    if not found or glob.count("{") > 8:
        return [glob]
    head, tail = glob[: found.start()], glob[found.end() :]
    return [one for middle in found[1].split(",") for one in expanded(head + middle + tail)]
