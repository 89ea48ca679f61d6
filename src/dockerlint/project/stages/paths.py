"""Absolute paths of an image, as text: how they join, and which lies below which."""

from __future__ import annotations

import posixpath

from dockerlint.values import Text


def joined(folder: Text, path: Text) -> Text:
    """Put a path into a folder of the image: an absolute one replaces it, an unknown one makes the result unknown."""
    if path.value is None:
        return path
    if path.value.startswith("/"):
        return Text.known(normal(path.value))
    return folder if folder.value is None else Text.known(normal(posixpath.join(folder.value, path.value)))


def normal(path: str) -> str:
    """Normalise an absolute path of the image."""
    return posixpath.normpath("/" + path.lstrip("/"))


def rest_below(folder: str, path: str) -> str | None:
    """Return what leads from a folder to a path, empty for the folder itself; None when the path lies elsewhere.

    >>> rest_below("/app", "/app/dist/main.js")
    'dist/main.js'
    """
    head = folder.rstrip("/") + "/"
    return f"{path}/"[len(head) :].strip("/") if f"{path}/".startswith(head) else None


def covers(folder: str, path: str) -> bool:
    """Return whether a path is another one or a folder above it."""
    return rest_below(folder, path) is not None


def meets(one: str, other: str) -> bool:
    """Return whether one of two paths is the other one or lies below it."""
    return covers(one, other) or covers(other, one)


def names_a_folder(text: str) -> bool:
    """Return whether a destination is certainly a folder by how it is written."""
    return text.endswith(("/", "/.", "/..")) or text in {".", ".."}
