"""Files in memory of which git ignores what their .gitignore names."""

from __future__ import annotations

from functools import cached_property

from dockerlint.files import MemoryFiles, source_of
from dockerlint.parsers.ignore_files.gitignore import Gitignore
from dockerlint.paths import ancestors


class GitFiles(MemoryFiles):
    """Reads the patterns of the .gitignore at the root; a path that does not exist may be a file or a folder."""

    @cached_property
    def _gitignore(self) -> Gitignore:
        file = source_of(self, ".gitignore")
        return Gitignore(file.text if file else "")

    def ignored(self, path: str) -> bool:
        """Return whether git ignores the path or a folder above it."""
        places = (path, *(f"{one}/" for one in (path, *ancestors(path))))
        return any(self._gitignore.verdict(one) for one in places if one != "./")
