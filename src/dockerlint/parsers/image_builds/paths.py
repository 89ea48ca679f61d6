"""Paths of a build, made base-relative."""

from __future__ import annotations

import re

from dockerlint.paths import resolve
from dockerlint.values import Text, Unknown

WORKSPACE = "/github/workspace"
"""A placeholder for `github.workspace`, the folder of the checkout, until a path is made base-relative."""

ROOT = Text.known(".")
_REMOTE = re.compile(r"[a-z+]+://|git@|github\.com/", re.IGNORECASE)


def is_remote(path: str) -> bool:
    """Return whether a context or definition is a URL."""
    return _REMOTE.match(path) is not None


def path_text(path: Text, folder: Text) -> Text:
    """Return a path relative to a base-relative folder as a base-relative path; unknown for a URL or a path outside the repository."""
    at = path.parts[0].at if path.parts else None
    value = path.value
    if value is None:
        return Text((Unknown(path.why or "", at),))
    if value == "-" or is_remote(value):
        return Text.unknown("it is not in the repository", at)
    if value == WORKSPACE or value.startswith(WORKSPACE + "/"):
        folder, value = ROOT, value[len(WORKSPACE) + 1 :]
    if folder.value is None:
        return Text.unknown(folder.why or "", at)
    inside = resolve(folder.value, value)
    return Text.unknown("it is outside of the repository", at) if inside is None else Text.known(inside, at)
