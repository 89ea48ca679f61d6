"""A tree in which standard input replaces one file, for editors."""

from __future__ import annotations

from dockerlint.files import Files, Kind, Unreadable
from dockerlint.paths import parent
from dockerlint.source import SourceFile, UndecodableError


class Overlaid:
    """A tree with one file replaced or added."""

    def __init__(self, below: Files, path: str, data: bytes) -> None:
        """Put the bytes `data` at the base-relative `path` of the tree `below`."""
        self._below = below
        self._path = path
        self._file = _decoded(path, data)

    def kind(self, path: str) -> Kind:
        """Return the kind of a path."""
        return Kind.FILE if path == self._path else self._below.kind(path)

    def read(self, path: str) -> SourceFile | Unreadable:
        """Return a file's text."""
        return self._file if path == self._path else self._below.read(path)

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        names = set(self._below.names(folder))
        if folder == parent(self._path):
            names.add(self._path.rpartition("/")[2])
        return tuple(sorted(names))

    def ignored(self, path: str) -> bool:
        """Return whether git ignores the path; the file from standard input is never ignored."""
        return path != self._path and self._below.ignored(path)

    def walk(self) -> tuple[str, ...]:
        """Return every file of the tree and the one from standard input."""
        return tuple(sorted({*self._below.walk(), self._path}))


def _decoded(path: str, data: bytes) -> SourceFile | Unreadable:
    try:
        return SourceFile.decoded(path, data)
    except UndecodableError as error:
        return Unreadable(path, Kind.FILE, str(error))
