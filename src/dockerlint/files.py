"""Access to the user's files: the protocol `Files`, and an implementation in memory for pages, tests and standard input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from dockerlint.paths import ancestors, within
from dockerlint.source import SourceFile, UndecodableError


class Kind(Enum):
    """The kind of a path."""

    FILE = "file"
    FOLDER = "folder"
    ABSENT = "absent"
    OUTSIDE = "outside"
    """The path leaves the base (`..`, absolute, or through a link), so it is unknown."""
    OTHER = "other"
    """A device, a pipe, or a path without permission, so it is unknown."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that could not be read as text; `kind` is its kind, `why` continues "the file ..."."""

    path: str
    kind: Kind
    why: str

    @property
    def is_there(self) -> bool:
        """Whether there is something that can't be read; what is absent, a folder or outside the base is not."""
        return self.kind in {Kind.FILE, Kind.OTHER}

    @property
    def message(self) -> str:
        """What a problem says of it."""
        return f"the file {self.why}"


class Files(Protocol):
    """A tree of files below one base. Paths are base-relative with `/`; `.` is the base itself. No method raises."""

    def kind(self, path: str) -> Kind:
        """Return the kind of a path. Case-sensitive on every system."""
        ...

    def read(self, path: str) -> SourceFile | Unreadable:
        """Return a file's text; the same object each time."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder, sorted; empty if it is not a folder."""
        ...

    def ignored(self, path: str) -> bool:
        """Return whether git ignores the path or a folder above it."""
        ...

    def walk(self) -> Iterable[str]:
        """Return every file below the base that git would track (and that is not in .git or node_modules), sorted."""
        ...


def source_of(files: Files, path: str) -> SourceFile | None:
    """Return a file's text; None when it can't be read, whatever the reason."""
    file = files.read(path)
    return file if isinstance(file, SourceFile) else None


class MemoryFiles:
    """Files from a dictionary of paths to text or bytes; `ignored` lists prefixes that git ignores."""

    def __init__(self, files: Mapping[str, str | bytes], ignored: Iterable[str] = ()) -> None:
        """Use base-relative paths with `/`."""
        self._bytes = {
            path: text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
            for path, text in files.items()
        }
        self._ignored = tuple(ignored)
        self._folders = {"."} | {folder for path in self._bytes for folder in ancestors(path)}
        self._read: dict[str, SourceFile | Unreadable] = {}

    def kind(self, path: str) -> Kind:
        """Return the kind of a path."""
        if path in self._bytes:
            return Kind.FILE
        if path in self._folders:
            return Kind.FOLDER
        return Kind.OUTSIDE if path.startswith(("..", "/")) else Kind.ABSENT

    def read(self, path: str) -> SourceFile | Unreadable:
        """Return a file's text."""
        if path not in self._read:
            self._read[path] = self._decoded(path)
        return self._read[path]

    def _decoded(self, path: str) -> SourceFile | Unreadable:
        if (kind := self.kind(path)) is not Kind.FILE:
            return Unreadable(path, kind, "is a folder" if kind is Kind.FOLDER else "does not exist")
        try:
            return SourceFile.decoded(path, self._bytes[path])
        except UndecodableError as error:
            return Unreadable(path, Kind.FILE, str(error))

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        head = "" if folder == "." else folder + "/"
        inside = {path[len(head) :].split("/", 1)[0] for path in self._bytes if path.startswith(head)}
        return tuple(sorted(inside))

    def ignored(self, path: str) -> bool:
        """Return whether a path begins with one of the ignored prefixes."""
        return any(within(path, folder) for folder in self._ignored)

    def walk(self) -> Iterable[str]:
        """Return every file that is not ignored, sorted."""
        return sorted(path for path in self._bytes if not self.ignored(path))
