"""Which configuration holds for a file: the nearest one at or above it, up to the base."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from dockerlint.config.errors import Note
from dockerlint.config.reading import Reader
from dockerlint.config.settings import Scope, Settings
from dockerlint.files import Files
from dockerlint.paths import join, parent

NAME = ".dockerlint.yaml"
MISNAMED = ".dockerlint.yml"
PYPROJECT = "pyproject.toml"


class Scopes(Protocol):
    """What holds for each file of a tree."""

    def of(self, path: str) -> Scope:
        """Return what holds for a base-relative file."""
        ...

    @property
    def all(self) -> tuple[Scope, ...]:
        """Everything that holds for some file of the tree."""
        ...

    def notes(self) -> tuple[Note, ...]:
        """Tell what in the configuration has no effect."""
        ...


class Single:
    """One configuration, or none, for every file."""

    def __init__(
        self, settings: Settings, files: Files | None = None, given: tuple[Reader, str] | None = None
    ) -> None:
        """Take the command line, and the tree with the file of `--config`. Raises ConfigurationError."""
        self._files = files
        self._reader = given[0] if given else None
        self._scope = Scope(settings, given[0].chain(given[1]) if given else ())

    def of(self, path: str) -> Scope:  # noqa: ARG002
        """Return what holds for every file."""
        return self._scope

    @property
    def all(self) -> tuple[Scope, ...]:
        """Everything that holds for some file of the tree."""
        return (self._scope,)

    def notes(self) -> tuple[Note, ...]:
        """Tell the patterns that match no file."""
        return (
            tuple(self._reader.unmatched(tuple(self._files.walk()))) if self._reader and self._files else ()
        )


class Configurations:
    """The configuration files of a tree. A folder that one excludes has none of its own: nothing below it is read."""

    def __init__(self, files: Files, settings: Settings, reader: Reader) -> None:
        """Take the tree, the command line, and what reads the tree's configuration files."""
        self._files = files
        self._settings = settings
        self._reader = reader
        self._scopes: dict[str, Scope] = {}

    def of(self, path: str) -> Scope:
        """Return what holds for a base-relative file. Raises ConfigurationError."""
        return self._below(parent(path))

    @cached_property
    def all(self) -> tuple[Scope, ...]:
        """Everything that holds for some file of the tree. Raises ConfigurationError for the first broken one."""
        return tuple(dict.fromkeys(map(self._below, [".", *sorted(self._holders)])))

    def notes(self) -> tuple[Note, ...]:
        """Tell the patterns that match no file, and each pnpm version that does not count."""
        return (
            *self._reader.unmatched(tuple(self._files.walk())),
            *self._reader.without_effect(self._below(".")),
        )

    @cached_property
    def _holders(self) -> dict[str, set[str]]:
        """The names that may be configuration files, by folder."""
        out: dict[str, set[str]] = {}
        for path in self._files.walk():
            name = path.rpartition("/")[2]
            if name in {NAME, MISNAMED, PYPROJECT}:
                out.setdefault(parent(path), set()).add(name)
        return out

    def _below(self, folder: str) -> Scope:
        if folder not in self._scopes:
            above = Scope(self._settings) if folder == "." else self._below(parent(folder))
            self._scopes[folder] = self._own(folder, above) or above
        return self._scopes[folder]

    def _own(self, folder: str, above: Scope) -> Scope | None:
        names = self._holders.get(folder, set())
        paths = [join(folder, name) for name in sorted(names)]
        paths = [path for path in paths if not above.excludes(path) and self._counts(path)]
        if len(paths) > 1:
            raise self._reader.error(
                paths[1], 1, f"`[tool.dockerlint]` is in the same folder as a `{NAME}`; keep one of them"
            )
        return Scope(self._settings, self._reader.chain(paths[0])) if paths else None

    def _counts(self, path: str) -> bool:
        if path.endswith(MISNAMED):
            raise self._reader.error(path, 1, f"the file is not read under this name; rename it to `{NAME}`")
        return path.endswith(NAME) or self._reader.holds_table(path)
