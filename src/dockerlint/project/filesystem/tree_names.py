"""The names in a tree, and those that its scripts mention: indexed once, because each Dockerfile that nobody builds asks for its sources."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.paths import ancestors
from dockerlint.project.compose.callers import is_caller


@dataclass(eq=False)
class TreeNames:
    """The files and folders that git would track, by their last name, and the texts of scripts."""

    files: Files

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        paths = dict.fromkeys(one for path in self.files.walk() for one in (path, *ancestors(path)))
        found: dict[str, list[str]] = {}
        for path in paths:
            found.setdefault(posixpath.basename(path), []).append(path)
        return {name: tuple(each) for name, each in found.items()}

    @cached_property
    def _scripts(self) -> tuple[str, ...]:
        texts = (source_of(self.files, path) for path in self.files.walk() if is_caller(path))
        return tuple(file.text for file in texts if file)

    def has(self, path: str) -> bool:
        """Return whether a plain relative path is there below any folder of the tree."""
        end = f"/{path}"
        return any(f"/{one}".endswith(end) for one in self._by_name.get(posixpath.basename(path), ()))

    def is_in_a_script(self, name: str) -> bool:
        """Return whether a script, a Makefile or a workflow contains a name."""
        return any(name in text for text in self._scripts)
