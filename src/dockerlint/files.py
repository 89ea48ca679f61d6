"""The only way to the disk, as a protocol, and the same over a dictionary for pages, tests and standard input."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from dockerlint.source import SourceFile, UndecodableError


class Kind(Enum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    ABSENT = "absent"
    OUTSIDE = "outside"
    """The path leaves the base (`..`, absolute, or through a link): unknown."""
    OTHER = "other"
    """A device, a pipe, or what may not be looked at: unknown."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that could not be read as text; `kind` says whether it is there, `why` continues "the file ..."."""

    path: str
    kind: Kind
    why: str


class Files(Protocol):
    """A tree of files below one base. Paths are base-relative with `/`; `.` is the base itself. No method raises."""

    def kind(self, path: str) -> Kind:
        """Say what stands at a path. Case-sensitive on every system."""
        ...

    def read(self, path: str) -> SourceFile | Unreadable:
        """Give a file's text; the same object each time."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """List the names in a folder, sorted; empty when it is no folder."""
        ...

    def ignored(self, path: str) -> bool:
        """Say whether .gitignore names the path or a folder above it."""
        ...

    def walk(self) -> Iterable[str]:
        """Give every file below the base that git would track (and that lies in no .git or node_modules), sorted."""
        ...


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
    """Give the folder of a base-relative path; the parent of a top-level name is `.`."""
    return posixpath.dirname(path) or "."


def join(folder: str, name: str) -> str:
    """Put a name into a folder without a leading `./`."""
    return name if folder == "." else f"{folder}/{name}"


def ancestors(path: str) -> list[str]:
    """List the folders above a path, nearest first, `.` last."""
    out = []
    while path != ".":
        path = parent(path)
        out.append(path)
    return out


def within(path: str, folder: str) -> bool:
    """Say whether a path is a folder or lies below it."""
    return folder in (".", path) or path.startswith(folder + "/")


def seen_from(path: str, base: str, here: str) -> str:
    """Give a base-relative path relative to the working directory; `base` leads from there to the base, `here` back."""
    if here != "." and set(base.split("/")) == {".."}:
        return posixpath.relpath(f"/{path}", f"/{here}")
    return posixpath.normpath(posixpath.join(base, path))


class MemoryFiles:
    """Files over a dictionary from path to text or bytes; `ignored` lists prefixes that git would ignore."""

    def __init__(self, files: Mapping[str, str | bytes], ignored: Iterable[str] = ()) -> None:
        """Take base-relative paths with `/`."""
        self._bytes = {
            path: text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
            for path, text in files.items()
        }
        self._ignored = tuple(ignored)
        self._folders = {"."} | {folder for path in self._bytes for folder in ancestors(path)}
        self._read: dict[str, SourceFile | Unreadable] = {}

    def kind(self, path: str) -> Kind:
        """Say what stands at a path."""
        if path in self._bytes:
            return Kind.FILE
        if path in self._folders:
            return Kind.FOLDER
        return Kind.OUTSIDE if path.startswith(("..", "/")) else Kind.ABSENT

    def read(self, path: str) -> SourceFile | Unreadable:
        """Give a file's text."""
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
        """List the names in a folder."""
        head = "" if folder == "." else folder + "/"
        inside = {path[len(head) :].split("/", 1)[0] for path in self._bytes if path.startswith(head)}
        return tuple(sorted(inside))

    def ignored(self, path: str) -> bool:
        """Say whether a path lies under one of the ignored prefixes."""
        return any(within(path, folder) for folder in self._ignored)

    def walk(self) -> Iterable[str]:
        """Give every file that is not ignored, sorted."""
        return sorted(path for path in self._bytes if not self.ignored(path))
