"""Path patterns with the syntax of a .gitignore, relative to the folder of the file that contains them."""

from __future__ import annotations

from collections.abc import Sequence

from dockerlint.parsers.ignore_files.gitignore import Gitignore
from dockerlint.paths import ancestors, within


class Patterns:
    """A list of patterns; a later one can negate (`!`) an earlier one."""

    def __init__(self, folder: str, lines: Sequence[str]) -> None:
        """Use patterns that are relative to a base-relative folder."""
        self._folder = folder
        self._start = 0 if folder == "." else len(folder) + 1
        self._rules = Gitignore("\n".join(lines)) if lines else None
        self._folders: dict[str, bool] = {}

    def match(self, path: str) -> bool:
        """Return whether a base-relative file, or a folder above it, matches."""
        if self._rules is None or not within(path, self._folder):
            return False
        inner = path[self._start :]
        above = [folder for folder in reversed(ancestors(inner)) if folder != "."]
        return any(map(self._matches_folder, above)) or bool(self._rules.verdict(inner))

    def _matches_folder(self, folder: str) -> bool:
        if folder not in self._folders:
            self._folders[folder] = bool(self._rules and self._rules.verdict(f"{folder}/"))
        return self._folders[folder]
