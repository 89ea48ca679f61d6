"""Find the configuration of a file: the nearest one at or above it, up to the base."""

from __future__ import annotations

from functools import cached_property
from typing import TypeAlias

from dockerlint.config.reading import ConfigurationReader, Note
from dockerlint.config.settings import Scope, Settings
from dockerlint.files import Files
from dockerlint.paths import join, parent

NAME = ".dockerlint.yaml"
MISNAMED = ".dockerlint.yml"
PYPROJECT = "pyproject.toml"


class Single:
    """One configuration, or none, for every file."""

    def __init__(
        self,
        settings: Settings,
        files: Files | None = None,
        given: tuple[ConfigurationReader, str] | None = None,
    ) -> None:
        """Use the command line and, with `given`, the file of `--config`. Raises ConfigurationError."""
        self._files = files
        self._reader = given[0] if given else None
        self._scope = Scope(settings, given[0].chain(given[1]) if given else ())

    def scope_of(self, path: str) -> Scope:  # noqa: ARG002
        """Return the configuration, which is the same for every file."""
        return self._scope

    @property
    def all(self) -> tuple[Scope, ...]:
        """The one configuration."""
        return (self._scope,)

    def notes(self) -> tuple[Note, ...]:
        """Return notes about the patterns that match no file."""
        return (
            tuple(self._reader.unmatched(tuple(self._files.walk()))) if self._reader and self._files else ()
        )


class Configurations:
    """The configuration files of a tree. Those in an excluded folder are not read."""

    def __init__(self, files: Files, settings: Settings, reader: ConfigurationReader) -> None:
        """Use the tree, the command line and the reader of configuration files."""
        self._files = files
        self._settings = settings
        self._reader = reader
        self._scopes: dict[str, Scope] = {}

    def scope_of(self, path: str) -> Scope:
        """Return the configuration of a base-relative file. Raises ConfigurationError."""
        return self._below(parent(path))

    @cached_property
    def all(self) -> tuple[Scope, ...]:
        """All different configurations of the tree's files. Raises ConfigurationError for the first invalid one."""
        return tuple(dict.fromkeys(map(self._below, [".", *sorted(self._holders)])))

    def notes(self) -> tuple[Note, ...]:
        """Return notes about the patterns that match no file, and about each pnpm version without effect."""
        return (
            *self._reader.unmatched(tuple(self._files.walk())),
            *self._reader.without_effect(self._below(".")),
        )

    @cached_property
    def _holders(self) -> dict[str, set[str]]:
        """The names of possible configuration files, by folder."""
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


Scopes: TypeAlias = Single | Configurations
"""The configurations of all files of a tree."""
