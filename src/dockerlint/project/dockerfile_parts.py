"""Which files that are named like Dockerfiles are parts of one: a script puts them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.knowledge.file_names import names_part
from dockerlint.project.compose.callers import is_caller

_CAT = re.compile(r"\bcat\b([^|;&\n]*)")
_WORD = re.compile(r"[\w./-]+")
_DEEPEST = 20
"""The most folders of a word that are looked at."""


@dataclass(eq=False)
class DockerfileParts:
    """The parts of Dockerfiles in a tree, whose scripts are read once."""

    files: Files

    def holds(self, path: str) -> bool:
        """Return whether a file without FROM is a part: by its name, or because a script prints it; a `Dockerfile` counts with its folder."""
        folder, _, name = path.rpartition("/")
        named = f"{folder}/{name}" if folder and name in {"Dockerfile", "Containerfile"} else name
        return names_part(path) or named in self._printed

    @cached_property
    def _printed(self) -> frozenset[str]:
        """The paths that scripts give to `cat`, and the ends of these."""
        read = (source_of(self.files, path) for path in self.files.walk() if is_caller(path))
        lines = (found[1] for file in read if file for found in _CAT.finditer(file.text))
        return frozenset(end for line in lines for word in _WORD.findall(line) for end in _ends(word))


def _ends(path: str) -> Iterator[str]:
    """Yield a path without the first folders: `a/b/c`, `b/c`, `c`."""
    parts = path.split("/")[-_DEEPEST:]
    yield from ("/".join(parts[start:]) for start in range(len(parts)))
