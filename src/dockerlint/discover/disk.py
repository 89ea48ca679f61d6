"""Safe access to the disk below one folder.

Links are followed name by name and only while they stay inside. Names are looked up in the folder's listing, so an
answer is case-sensitive on every system. Only regular files are opened.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from dockerlint.files import Kind
from dockerlint.paths import join, parent

LARGEST_MB = 10
_LARGEST = LARGEST_MB * 1024 * 1024
_MOST_LINKS = 40

Listing = dict[str, Kind | None]
"""Kinds by name, sorted; None for a link."""
_MARKERS = (".git", "pnpm-workspace.yaml")


class DiskPlace(NamedTuple):
    """The target of a path after following links, and its kind."""

    kind: Kind
    path: str


class NotReadError(Exception):
    """A file that can't be read; `why` continues "the file ..."."""

    def __init__(self, kind: Kind, why: str) -> None:
        """Create the error; `kind` is the kind of the path (FILE: it exists, but reading is not allowed)."""
        super().__init__(why)
        self.kind = kind
        self.why = why


class Disk:
    """The folder `base` and everything below it. Paths are base-relative with `/`. All answers are cached.

    `skipped` holds the folders that could not be listed, and why.
    """

    def __init__(self, base: str | os.PathLike[str]) -> None:
        """Use a base folder."""
        self.skipped: dict[str, str] = {}
        self._root = _long(os.path.realpath(base))
        self._listings: dict[str, Listing] = {}
        self._places: dict[str, DiskPlace] = {}

    def place(self, path: str) -> DiskPlace:
        """Return the target of a path; OUTSIDE if it leaves the base, or if a link is broken or in a cycle."""
        if path not in self._places:
            outside = path.startswith("/") or "\0" in path
            self._places[path] = DiskPlace(Kind.OUTSIDE, path) if outside else self._followed(path)
        return self._places[path]

    def listing(self, folder: str) -> Listing:
        """Return the entries of a folder, given by the path of its target; empty if it can't be listed."""
        if folder not in self._listings:
            self._listings[folder] = self._listed(folder)
        return self._listings[folder]

    def data(self, path: str) -> bytes:
        """Return the bytes of a regular file, given by the path of its target. Raises NotReadError."""
        try:
            with open(self._absolute(path), "rb") as stream:
                data = stream.read(_LARGEST + 1)
        except FileNotFoundError as error:
            raise NotReadError(Kind.ABSENT, "does not exist") from error
        except OSError as error:
            raise NotReadError(Kind.FILE, _reason("read", error)) from error
        if len(data) > _LARGEST:
            raise NotReadError(Kind.FILE, f"is larger than {LARGEST_MB} MB")
        return data

    def _followed(self, path: str) -> DiskPlace:
        here, steps, links = ".", path.split("/")[::-1], 0
        own = len(steps) + 1  # as long as more steps than these are left, they are a link's
        while steps:
            step = steps.pop()
            kind, here = self._entered(here, step)
            if kind is None:
                own, links = min(own, len(steps)), links + 1
                target = self._target(here) if links <= _MOST_LINKS else None
                if target is None:
                    return DiskPlace(Kind.OUTSIDE, path)
                here, steps = ".", steps + target.split("/")[::-1]
            elif kind is Kind.FILE and not steps:
                return DiskPlace(kind, here)
            elif kind is not Kind.FOLDER:
                missing = Kind.OUTSIDE if len(steps) >= own else Kind.ABSENT
                return DiskPlace(missing if kind in {Kind.FILE, Kind.ABSENT} else kind, path)
        return DiskPlace(Kind.FOLDER, here)

    def _entered(self, here: str, step: str) -> tuple[Kind | None, str]:
        if step in {"", "."}:
            return Kind.FOLDER, here
        if step == "..":
            return (Kind.OUTSIDE if here == "." else Kind.FOLDER), parent(here)
        listing = self.listing(here)
        kind = Kind.OTHER if here in self.skipped else listing.get(step, Kind.ABSENT)
        return kind, join(here, step)

    def _target(self, link: str) -> str | None:
        """Return the target of a link as a base-relative path; None if it is absolute and outside."""
        try:
            target = os.readlink(self._absolute(link))
        except OSError:
            return None
        if not os.path.isabs(target):
            return f"{parent(link)}/{target.replace(os.sep, '/')}"
        inside = _long(target).startswith(os.path.join(self._root, ""))
        return _long(target)[len(self._root) :].replace(os.sep, "/") if inside else None

    def _listed(self, folder: str) -> Listing:
        try:
            with os.scandir(self._absolute(folder)) as entries:
                found = {entry.name: _kind(entry) for entry in entries}
        except OSError as error:
            self.skipped[folder] = _reason("listed", error)
            return {}
        return dict(sorted(found.items()))

    def _absolute(self, path: str) -> str:
        return self._root if path == "." else os.path.join(self._root, *path.split("/"))


def _kind(entry: os.DirEntry[str]) -> Kind | None:
    if entry.is_symlink() or _is_junction(entry):
        return None
    if entry.is_dir(follow_symlinks=False):
        return Kind.FOLDER
    return Kind.FILE if entry.is_file(follow_symlinks=False) else Kind.OTHER


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Return whether this is a folder link (junction) of Windows (Python 3.12 has a function; 3.11 takes it for a folder)."""
    return bool(getattr(entry, "is_junction", bool)())


def _reason(verb: str, error: OSError) -> str:
    return f"cannot be {verb}" + (" (permission denied)" if isinstance(error, PermissionError) else "")


def _long(path: str) -> str:
    r"""Return a path of Windows with the prefix `\\?\`, which lifts the limit of 260 characters."""
    return "\\\\?\\" + path if os.name == "nt" and not path.startswith("\\\\?\\") else path


def find_base(path: Path) -> Path:
    """Return the base of a path: the nearest folder at or above it with `.git`, else with pnpm-workspace.yaml, else its own.

    The result is absolute and has no links. A path that does not exist counts as a file.
    """
    real = Path(os.path.realpath(path))
    start = real if real.is_dir() else real.parent
    for marker in _MARKERS:
        for folder in (start, *start.parents):
            if os.path.lexists(folder / marker):
                return folder
    return start
