"""The paths that git ignores, by the .gitignore files of the tree and .git/info/exclude; git's configuration is not read."""

from __future__ import annotations

from dockerlint.discover.disk import Disk, NotReadError
from dockerlint.files import Kind
from dockerlint.parsers.ignore_files.gitignore import Gitignore
from dockerlint.paths import ancestors, join, parent

_EXCLUDE = ".git/info/exclude"


class GitIgnores:
    """The .gitignore files of one tree, each read on first use."""

    def __init__(self, disk: Disk) -> None:
        """Use a tree."""
        self._disk = disk
        self._rules: dict[str, Gitignore | None] = {}
        self._chains: dict[str, tuple[tuple[int, Gitignore], ...]] = {}
        self._known: dict[tuple[str, bool], bool] = {(".", True): False, (".", False): False}

    def ignores(self, path: str) -> bool:
        """Return whether a path or a folder above it is ignored; a path that does not exist may be a file or a folder."""
        if path.startswith(("/", "..")):
            return False
        return any(self._is_ignored(step, inner=step != path) for step in [*reversed(ancestors(path)), path])

    def names(self, path: str, *, is_folder: bool) -> bool:
        """Return whether a path itself is ignored, if no folder above it is."""
        asked = f"{path}/" if is_folder else path
        for start, rules in self._chain(parent(path)):
            verdict = rules.verdict(asked[start:])
            if verdict is not None:
                return verdict
        return False

    def _is_ignored(self, path: str, *, inner: bool) -> bool:
        known = self._known.get((path, inner))
        if known is None:
            kind = self._disk.place(path).kind
            as_file = not inner and kind is not Kind.FOLDER and self.names(path, is_folder=False)
            as_folder = (inner or kind in {Kind.FOLDER, Kind.ABSENT}) and self.names(path, is_folder=True)
            known = self._known[path, inner] = as_file or as_folder
        return known

    def _chain(self, folder: str) -> tuple[tuple[int, Gitignore], ...]:
        """Return the rules that apply to the names in a folder, nearest first, each with the length of its folder's prefix."""
        if folder not in self._chains:
            above = () if folder == "." else self._chain(parent(folder))
            own = self._gitignore(folder)
            start = 0 if folder == "." else len(folder) + 1
            self._chains[folder] = above if own is None else ((start, own), *above)
        return self._chains[folder]

    def _gitignore(self, folder: str) -> Gitignore | None:
        paths = (_EXCLUDE, ".gitignore") if folder == "." else (join(folder, ".gitignore"),)
        texts = [text for path in paths if (text := self._text(path)) is not None]
        return Gitignore("\n".join(texts)) if texts else None

    def _text(self, path: str) -> str | None:
        """Return the patterns of a file unless it is a link: git does not follow links here."""
        if self._disk.place(path) != (Kind.FILE, path):
            return None
        try:
            return self._disk.data(path).decode("utf-8-sig", "surrogateescape")
        except NotReadError:
            return None
