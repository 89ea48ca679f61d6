"""A repository as text searches see it, and a fault that is planted in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from dockerlint.files import Files, source_of
from dockerlint.knowledge.file_names import is_compose, is_dockerfile
from dockerlint.paths import ancestors, join, parent

_SOURCES = (".ts", ".js", ".mts", ".mjs", ".tsx")
_ENTRIES = ("src/main", "src/index", "src/server", "src/app", "main", "index", "server")
_IMPORT = re.compile(
    r"^import\s+(?!type\b)(?P<names>[^'\";]*?)\s*(?:\bfrom\s*)?['\"](?P<what>[^'\"]+)['\"]", re.MULTILINE
)


class Plant(NamedTuple):
    """A fault: the new text of each changed file, the rules that may report it, and further files where they may."""

    kind: str
    what: str
    edits: Mapping[str, str]
    rules: frozenset[str]
    places: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """Return the kind, what was changed, and where."""
        return f"{self.kind}: {self.what} in {', '.join(self.edits)}"


class Tree:
    """The files of a repository: the texts of its Dockerfiles, compose files, workflows and manifests."""

    def __init__(self, files: Files) -> None:
        """Read nothing yet."""
        self._files = files
        self.paths = [
            path
            for path in files.walk()
            if not re.search(r"(?:^|/)(?:tests?|examples?|fixtures|dev|development|\.(?!github)[^/]+)/", path)
        ]

    def text(self, path: str) -> str:
        """Return a file's text; an empty one where it can't be read."""
        file = source_of(self._files, path)
        return file.text if file else ""

    def texts(self, pattern: str) -> Iterator[tuple[str, str]]:
        """Yield the paths that match, with their texts."""
        yield from ((path, self.text(path)) for path in self.paths if re.search(pattern, path))

    @cached_property
    def dockerfiles(self) -> dict[str, str]:
        """The Dockerfiles, by path."""
        return {path: self.text(path) for path in self.paths if is_dockerfile(path)}

    @cached_property
    def composes(self) -> dict[str, str]:
        """The compose files, by path."""
        return {path: self.text(path) for path in self.paths if is_compose(path)}

    @cached_property
    def manifests(self) -> dict[str, dict[str, Any]]:
        """The package.json files, by path."""
        found = {}
        for path, text in self.texts(r"(?:^|/)package\.json$"):
            try:
                read = json.loads(text)
            except ValueError:
                continue
            found[path] = read if isinstance(read, dict) else {}
        return found

    def lockfile(self, manifest: str) -> str | None:
        """Return the pnpm lockfile nearest above a manifest."""
        folders = ancestors(manifest)
        return next((path for one in folders if self.text(path := join(one, "pnpm-lock.yaml"))), None)

    def imported(self, folder: str) -> Iterator[str]:
        """Yield the packages whose values the code from a folder's entry on imports at start, nearest first."""
        entries = (path for one in _ENTRIES if (path := self._source(join(folder, one))))
        waiting = list(entries)[:1]
        for path in waiting:
            text = self.text(path)
            for found in _IMPORT.finditer(text):
                what = found["what"]
                if what.startswith("."):
                    inner = self._source(join(parent(path), what))
                    waiting += [inner] if inner and inner not in waiting else []
                elif _is_used(found["names"], text):
                    yield "/".join(what.split("/")[: 2 if what.startswith("@") else 1])

    def _source(self, path: str) -> str | None:
        parts: list[str] = []
        for part in path.split("/"):
            if part == "..":
                parts = parts[:-1]
            elif part != ".":
                parts.append(part)
        stem = re.sub(r"\.m?js$", "", "/".join(parts))
        names = [stem + end for end in _SOURCES] + [f"{stem}/index{end}" for end in _SOURCES]
        return next((name for name in names if self.text(name)), None)


def _is_used(names: str, text: str) -> bool:
    """Return whether a name of an import is called, constructed or read: an import of types alone is not emitted."""
    words = [
        word for word in re.findall(r"(?<!type )\b([A-Za-z_$][\w$]*)\b", names) if word not in {"as", "type"}
    ]
    return not names or any(
        re.search(rf"(?:\bnew\s+|@|(?<![\w.]))(?:{re.escape(word)})\s*[.(]", text) for word in words
    )
