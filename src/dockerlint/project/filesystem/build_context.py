"""The build context: which files of a folder a build gets, and which it certainly does not."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property

from dockerlint.files import Files, Kind, source_of
from dockerlint.knowledge.file_names import GENERATED_FOLDERS, TEMPLATE_SUFFIXES
from dockerlint.parsers.ignore_files.dockerignore import Dockerignore, IgnorePattern
from dockerlint.paths import ancestors, join, resolve
from dockerlint.project.reading import in_submodule

_EVERYTHING = frozenset({"*", "**", "**/*"})
_GLOB = frozenset("*?[")


@dataclass(eq=False)
class BuildContext:
    """The files of a folder without those that .dockerignore excludes. Paths are what COPY names: relative to the folder."""

    files: Files
    folder: str
    """The folder, base-relative."""
    dockerfile: str
    """The path of the Dockerfile, which may have a .dockerignore of its own."""

    @cached_property
    def dockerignore(self) -> Dockerignore | None:
        """The rules of `Dockerfile.dockerignore` next to the Dockerfile, else of the context's .dockerignore (docs.docker.com)."""
        for path in (f"{self.dockerfile}.dockerignore", join(self.folder, ".dockerignore")):
            if file := source_of(self.files, path):
                return Dockerignore(file)
        return None

    def excluded_by(self, path: str) -> IgnorePattern | None:
        """Return the line that certainly keeps a path out; after a `!` line only a file is judged, for a folder may hold what is let in."""
        ignore, path = self.dockerignore, _cleaned(path)
        if ignore is None:
            return None
        if any(pattern.negated for pattern in ignore.patterns):
            is_file = self.files.kind(join(self.folder, path)) is Kind.FILE
            return ignore.culprit(path) if is_file else None
        if path == ".":
            return next((pattern for pattern in ignore.patterns if pattern.text in _EVERYTHING), None)
        return ignore.culprit(path)

    def lacks(self, path: str) -> bool | None:
        """Return whether a plain path is not there when the image is built.

        None where files may come that the tree does not show: those that git ignores, of a submodule, with a template next to
        them, or below a folder for build outputs. A glob is never missing: False where it matches, else None.
        """
        if self.excluded_by(path):
            return _GLOB.isdisjoint(path) or None
        holds = self.holds(path)
        return None if holds is None else not holds

    def holds(self, path: str) -> bool | None:
        """Return whether the folder has a path or what a glob names, whatever .dockerignore excludes; None where files may come."""
        found = resolve(self.folder, _cleaned(path))
        if found is None or self._may_be_brought(found) or not self._is_decided(found):
            return None
        return True if any(self._matching(found)) else False if _GLOB.isdisjoint(path) else None

    def _is_decided(self, path: str) -> bool:
        """Return whether everything above a path is there to look at."""
        fixed = (one for one in (path, *ancestors(path)) if _GLOB.isdisjoint(one))
        return all(self.files.kind(one) not in {Kind.OUTSIDE, Kind.OTHER} for one in fixed)

    def _may_be_brought(self, path: str) -> bool:
        if self.files.ignored(path) or in_submodule(self.files, path):
            return True
        if self.files.kind(path) in {Kind.FILE, Kind.FOLDER}:
            return False
        templates = (f"{path}{suffix}" for suffix in TEMPLATE_SUFFIXES)
        if any(self.files.kind(one) is Kind.FILE for one in templates) or _holds_ignored(self.files, path):
            return True
        return not GENERATED_FOLDERS.isdisjoint(path.split("/"))

    def _matching(self, path: str) -> Iterator[str]:
        """Yield the paths that a path or glob names, folder by folder as Go's `filepath.Match` does."""
        if _GLOB.isdisjoint(path):
            if self.files.kind(path) in {Kind.FILE, Kind.FOLDER}:
                yield path
            return
        found = ["."]
        for name in path.split("/"):
            found = [
                join(folder, one)
                for folder in found
                for one in (self.files.names(folder) if not _GLOB.isdisjoint(name) else (name,))
                if fnmatchcase(one, name) or one == name
            ]
        yield from (one for one in found if self.files.kind(one) in {Kind.FILE, Kind.FOLDER})


def _holds_ignored(files: Files, folder: str) -> bool:
    """Return whether a .gitignore names something in a folder: `certs/*`."""
    for place in ancestors(folder):
        file = source_of(files, join(place, ".gitignore"))
        inside = f"{posixpath.relpath(folder, place)}/"
        if file and any(line.lstrip("/").startswith(inside) for line in file.text.splitlines()):
            return True
    return False


def _cleaned(path: str) -> str:
    """Return a source as BuildKit takes it: the context is its root, and `..` does not lead out of it."""
    return posixpath.normpath(f"/{path}").lstrip("/") or "."
