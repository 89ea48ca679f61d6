"""The protocol `dockerlint.files.Files` on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dockerlint.discover.disk import Disk, DiskPlace, Listing, NotReadError
from dockerlint.discover.ignores import GitIgnores
from dockerlint.files import Kind, Unreadable
from dockerlint.knowledge.file_names import is_vendored
from dockerlint.paths import join, parent
from dockerlint.source import SourceFile, UndecodableError

_NEVER_WALKED = frozenset({".git", "node_modules"})
_WHY_NOT = {
    Kind.FOLDER: "is a folder",
    Kind.ABSENT: "does not exist",
    Kind.OUTSIDE: "is outside the project",
    Kind.OTHER: "is not a regular file, or is in a folder that can't be listed",
}


class DiskFiles:
    """The files below a base.

    `notes` holds each question that was asked and its answer, so that another run can ask whether all is as it was:
    `("kind", path)`, `("read", path)`, `("names", folder)`, `("ignored", path)` and `("walk", ".")`. Texts and lists
    are noted as digests. `skipped` holds the folders that could not be listed, and why.
    """

    def __init__(self, base: Path) -> None:
        """Use a base from `find_base`."""
        self.base = base
        self.notes: dict[tuple[str, str], str] = {}
        self._disk = Disk(base)
        self._ignores = GitIgnores(self._disk)
        self._read: dict[str, SourceFile | Unreadable] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._walked: tuple[str, ...] | None = None

    @property
    def skipped(self) -> dict[str, str]:
        """The folders that could not be listed, and why ("cannot be listed (permission denied)")."""
        return self._disk.skipped

    def kind(self, path: str) -> Kind:
        """Return the kind of a path; OUTSIDE also for a link that leaves the base, is broken or in a cycle."""
        kind = self._disk.place(path).kind
        self.notes["kind", path] = kind.value
        return kind

    def read(self, path: str) -> SourceFile | Unreadable:
        """Return a file's text; the same object each time. A file read through a link has its target's path."""
        if path not in self._read:
            place = self._disk.place(path)
            through_link = place.kind is Kind.FILE and place.path != path
            self._read[path] = self.read(place.path) if through_link else self._opened(path, place)
            if through_link:
                self.notes["read", path] = self.notes["read", place.path]
        return self._read[path]

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder, sorted, with ignored ones and links; empty if it is not a folder."""
        if folder not in self._names:
            place = self._disk.place(folder)
            names = tuple(self._disk.listing(place.path)) if place.kind is Kind.FOLDER else ()
            self._names[folder] = names
            self.notes["names", folder] = _digest_of(names)
        return self._names[folder]

    def ignored(self, path: str) -> bool:
        """Return whether git ignores the path or a folder above it; the path need not exist."""
        answer = self._ignores.ignores(path)
        self.notes["ignored", path] = "yes" if answer else "no"
        return answer

    def walk(self) -> tuple[str, ...]:
        """Return every file below the base that git would track, sorted.

        It omits .git, node_modules, the `vendor` folders of Go and Composer, folders that are git repositories of
        their own, and links to anything but a file of this tree.
        """
        if self._walked is None:
            self._walked = tuple(sorted(self._tracked()))
            self.notes["walk", "."] = _digest_of(self._walked)
        return self._walked

    def _tracked(self) -> Iterator[str]:
        folders = ["."]
        while folders:
            folder = folders.pop()
            listing = self._disk.listing(folder)
            if folder != "." and (".git" in listing or self._is_vendored(folder, listing)):
                continue
            for name, kind in listing.items():
                path = join(folder, name)
                if name in _NEVER_WALKED or self._ignores.names(path, is_folder=kind is Kind.FOLDER):
                    continue
                if kind is Kind.FOLDER:
                    folders.append(path)
                elif kind is Kind.FILE or (kind is None and self._leads_to_file(path)):
                    yield path

    def _is_vendored(self, folder: str, listing: Listing) -> bool:
        return is_vendored(folder.rpartition("/")[2], listing, self._disk.listing(parent(folder)))

    def _leads_to_file(self, link: str) -> bool:
        kind, path = self._disk.place(link)
        hidden = _NEVER_WALKED.intersection(path.split("/")) or self._ignores.ignores(path)
        return kind is Kind.FILE and not hidden

    def _opened(self, path: str, place: DiskPlace) -> SourceFile | Unreadable:
        if place.kind is not Kind.FILE:
            return self._unreadable(path, place.kind, _WHY_NOT[place.kind])
        try:
            data = self._disk.data(path)
            file = SourceFile.decoded(path, data)
        except NotReadError as error:
            return self._unreadable(path, error.kind, error.why)
        except UndecodableError as error:
            return self._unreadable(path, Kind.FILE, str(error))
        self.notes["read", path] = _digest(data)
        return file

    def _unreadable(self, path: str, kind: Kind, why: str) -> Unreadable:
        self.notes["read", path] = f"{kind.value}: {why}"
        return Unreadable(path, kind, why)


def _digest_of(names: tuple[str, ...]) -> str:
    return _digest("\0".join(names).encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
