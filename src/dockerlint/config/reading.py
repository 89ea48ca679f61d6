"""Read configuration files and the files that they extend."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple

from dockerlint.config.refusals import RefusedError, quoted, validated
from dockerlint.config.settings import Layer, PathPatterns, Scope
from dockerlint.config.toml_tree import TomlError, toml_table
from dockerlint.files import Files
from dockerlint.parsers.compose.trees.nodes import too_large
from dockerlint.paths import parent, resolve
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Scalar, locate, locate_key


class Note(NamedTuple):
    """A message about a line of a configuration file; `path` is relative to the working directory, lines count from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return one line with the place and the message."""
        return f"{self.path}:{self.line}: {self.message}"


class ConfigurationError(ValueError):
    """A configuration file that can't be used."""

    def __init__(self, path: str, line: int, message: str) -> None:
        """Create the error of a line."""
        super().__init__(str(Note(path, line, message)))


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    path: str
    tree: Map
    layer: Layer


class ConfigurationReader:
    """Read each configuration file of a tree once."""

    def __init__(
        self, files: Files, known: frozenset[str], show: Callable[[str], str], folder: str | None = None
    ) -> None:
        """Use the tree, the known rule names, and `show`, which makes a path relative to the working directory.

        Patterns are relative to the folder of their file, or to `folder` if given.
        """
        self._files = files
        self._known = known
        self._show = show
        self._folder = folder
        self._read: dict[str, _Read] = {}

    def chain(self, path: str) -> tuple[Layer, ...]:
        """Return the settings of a file and of those that it extends, strongest first. Raises ConfigurationError."""
        paths = [path]
        for step in paths:
            extended = self._extended(self._one(step), paths)
            paths += [extended] if extended else []
        return tuple(self._one(step).layer for step in paths)

    def holds_table(self, path: str) -> bool:
        """Return whether a TOML file has a table `[tool.dockerlint]`. Raises ConfigurationError."""
        file = self._files.read(path)
        return isinstance(file, SourceFile) and self._toml(file) is not None

    def unmatched(self, paths: Sequence[str]) -> Iterator[Note]:
        """Yield a note for each pattern of the files read so far that matches none of the paths."""
        for read in self._read.values():
            folder = self._folder or parent(read.path)
            for at, key, pattern in _patterns(read):
                alone = PathPatterns(folder, [pattern.removeprefix("!")])
                if not any(map(alone.match, paths)):
                    message = f"{quoted(pattern)} of `{key}` matches no file"
                    yield Note(self._show(read.path), at.start.line, message)

    def without_effect(self, base: Scope) -> Iterator[Note]:
        """Yield a note for each `pnpm-version` outside the base's configuration: it applies to the whole tree."""
        for read in self._read.values():
            if read.layer.configuration.pnpm_version and read.layer not in base.files:
                line = locate_key(read.tree, "pnpm-version").start.line
                message = "`pnpm-version` counts only in the configuration of the base"
                yield Note(self._show(read.path), line, message)

    def _one(self, path: str) -> _Read:
        if path not in self._read:
            tree = self._tree(path)
            try:
                configuration = validated(tree, self._known)
            except RefusedError as error:
                raise self.error(path, error.at.start.line, str(error)) from None
            folder = self._folder or parent(path)
            per_path = {pattern: PathPatterns(folder, [pattern]) for pattern in configuration.per_path}
            layer = Layer(configuration, PathPatterns(folder, configuration.exclude), per_path)
            self._read[path] = _Read(path, tree, layer)
        return self._read[path]

    def _extended(self, read: _Read, before: Sequence[str]) -> str | None:
        name = read.layer.configuration.extends
        if name is None:
            return None
        line = locate(read.tree, "extends").start.line
        path = resolve(parent(read.path), name)
        if path is None:
            raise self.error(read.path, line, "`extends` leaves the project")
        if path in before:
            raise self.error(read.path, line, f"`extends` leads back to {quoted(self._show(path))}")
        if not isinstance(found := self._files.read(path), SourceFile):
            raise self.error(read.path, line, f"`extends`: {quoted(name)} {found.why}")
        return path

    def _tree(self, path: str) -> Map:
        file = self._files.read(path)
        if not isinstance(file, SourceFile):
            raise self.error(path, 1, file.message)
        if not path.endswith(".toml"):
            return self._yaml(file)
        table = self._toml(file)
        if table is None:
            raise self.error(path, 1, "the file has no table `[tool.dockerlint]`")
        return table

    def _toml(self, file: SourceFile) -> Map | None:
        try:
            return toml_table(file)
        except TomlError as error:
            raise self.error(file.path, error.line, str(error)) from None

    def _yaml(self, file: SourceFile) -> Map:
        parse_yaml = import_module(
            "dockerlint.parsers.yaml.read"
        ).parse_yaml  # start-up: most trees have no such file
        documents, problems = parse_yaml(file)
        if problems:
            first = min(problems, key=lambda problem: problem.at.begin)
            raise self.error(file.path, first.at.start.line, first.message)
        if len(documents) > 1:
            raise self.error(file.path, documents[1].span.start.line, "the file holds a second document")
        root = documents[0] if documents else Map(file.span(0, 0))
        if too_large(root):
            raise self.error(file.path, 1, "the file is too large when its aliases are written out")
        if isinstance(root, Scalar) and root.is_null:
            root = Map(root.span)
        if not isinstance(root, Map):
            raise self.error(
                file.path, root.span.start.line, "the file has no keys; add for example `select:`"
            )
        return root

    def error(self, path: str, line: int, message: str) -> ConfigurationError:
        """Return the error of a line of a base-relative file."""
        return ConfigurationError(self._show(path), line, message)


def _patterns(read: _Read) -> Iterator[tuple[Span, str, str]]:
    """Yield each pattern of a file with its place and its key."""
    configuration = read.layer.configuration
    for index, pattern in enumerate(configuration.exclude):
        yield locate(read.tree, "exclude", index), "exclude", pattern
    for pattern in configuration.per_path:
        yield locate_key(read.tree, "per-path", pattern), "per-path", pattern
