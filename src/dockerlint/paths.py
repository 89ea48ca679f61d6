"""Paths below the base: base-relative, with `/`; `.` is the base itself. These functions only handle text."""

from __future__ import annotations

import posixpath


def resolve(folder: str, path: str) -> str | None:
    """Resolve `path` against the base-relative `folder`; None when it is absolute or leaves the base.

    >>> resolve("services/api", "../shared/./x")
    'services/shared/x'
    """
    path = path.replace("\\", "/") if path.startswith(".\\") else path
    if path.startswith("/") or path[1:3] in {":/", ":\\"} or "\0" in path:
        return None
    joined = posixpath.normpath(posixpath.join(folder, path)) if path else posixpath.normpath(folder)
    return None if joined == ".." or joined.startswith(("../", "/")) else joined


def parent(path: str) -> str:
    """Return the folder of a base-relative path; the parent of a top-level name is `.`."""
    return posixpath.dirname(path) or "."


def join(folder: str, name: str) -> str:
    """Return the path of a name in a folder, without a leading `./`."""
    return name if folder == "." else f"{folder}/{name}"


def ancestors(path: str) -> list[str]:
    """Return the folders above a path, nearest first, `.` last."""
    out = []
    while path != ".":
        path = parent(path)
        out.append(path)
    return out


def within(path: str, folder: str) -> bool:
    """Return whether a path is a folder or is below it."""
    return folder in (".", path) or path.startswith(folder + "/")


def seen_from(path: str, base: str, here: str) -> str:
    """Return a base-relative path relative to the working directory; `base` leads from there to the base, `here` back."""
    if here != "." and set(base.split("/")) == {".."}:
        return posixpath.relpath(f"/{path}", f"/{here}")
    return posixpath.normpath(posixpath.join(base, path))
