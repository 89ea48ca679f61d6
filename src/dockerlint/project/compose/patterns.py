"""What a path with variables may mean: `services/${VERSION:-v2}/compose.yaml` is each file of the tree whose path is like it."""

from __future__ import annotations

import posixpath
import re

_IF_SET = re.compile(r"\$\{\w+:?\+([^{}$]*)\}")
"""`${NAME:+value}`: the value where the variable has one, else nothing."""
_VARIABLE = re.compile(r"(?<!\$)\$(?:\{\w+[^{}$]*\}|\w+)")
"""A variable without others inside (compose-spec, "Interpolation"; POSIX, "Parameter Expansion")."""
_STARS = re.compile(r"\*{2,}")
_UP = re.compile(r"(?:\.\.?/)*")
_LONGEST = 4096
"""No path of a file is longer (`PATH_MAX` of Linux)."""
_MOST = 3
"""How many variables a path may have: a match tries all ways to divide it among them."""


def starred(text: str) -> str:
    """Return a path with `*` for each variable; the same text where it has none."""
    if len(text) > _LONGEST:
        return text
    while (shorter := _VARIABLE.sub("*", _IF_SET.sub(r"\1", text))) != text:
        text = shorter
    return _STARS.sub("*", text)


def like(path: str) -> re.Pattern[str] | None:
    """Return what a path with `*` for variables matches; None for one without, or whose file has no literal part of its name."""
    return _pattern(path) if _is_telling(path) else None


def ends_like(path: str) -> re.Pattern[str] | None:
    """Return as `like` what a path matches that is meant from a folder that is not known, or that a variable holds."""
    if not _is_telling(path):
        return None
    tail = _UP.sub("", path, count=1)
    return re.compile("(?:.*/)?" + _pattern(tail.removeprefix("*/")).pattern)


def _is_telling(path: str) -> bool:
    return 0 < path.count("*") <= _MOST and bool(posixpath.splitext(posixpath.basename(path))[0].strip("*"))


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(map(re.escape, path.split("*"))))
