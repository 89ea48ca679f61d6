"""Ignores: comments in every format, and the `dockerlint` key of a package.json."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dockerlint.catalog import Rule
from dockerlint.engine.ignores.comments import WORD, Ignore, Name
from dockerlint.engine.ignores.dockerfile import CHECK, build_check_ignores, dockerfile_ignores
from dockerlint.engine.ignores.manifest import manifest_ignores
from dockerlint.engine.ignores.scripts import SUFFIXES, script_ignores
from dockerlint.engine.ignores.yaml import env_ignores, line_ignores, yaml_ignores
from dockerlint.findings import Finding
from dockerlint.masking import is_env_file
from dockerlint.paths import ancestors, join
from dockerlint.project.project import Project
from dockerlint.source import SourceFile, Span

__all__ = ["Ignore", "Ignores", "Name"]

_MANIFEST = "package.json"


class Ignores:
    """Every ignore of one run; a file is read for them when the first finding points into it, or when it is asked for."""

    def __init__(self, project: Project) -> None:
        """Keep the project."""
        self._project = project
        self._by_path: dict[str, tuple[Ignore, ...]] = {}
        self._by_package: dict[str, tuple[Ignore, ...] | None] = {}
        self.used: set[Name] = set()
        """Each name that has silenced a finding."""

    def cover(self, rule: Rule, finding: Finding, subject: str | None = None) -> bool:
        """Return whether an ignore covers the finding at its own or at a labelled place, or names its subject."""
        ids = rule.silencers.union(finding.codes)
        places = (finding.at, *(label.at for label in finding.labels))
        names = {name for at in places for name in self._covering(at) if name.text in ids}
        names.update(name for name in self._naming(finding.at.path, subject) if name.text in ids)
        self.used |= names
        return bool(names)

    def written(self, paths: Iterable[str]) -> Iterator[Ignore]:
        """Yield every ignore of these files, and of those that findings pointed into, by path."""
        for path in sorted({*paths, *self._by_path}):
            if path.rpartition("/")[2] == _MANIFEST:
                yield from self._package(path.removesuffix(_MANIFEST).rstrip("/") or ".") or ()
            elif path in self._by_path:
                yield from self._by_path[path]
            elif file := self._project.files.source(path):
                yield from self._of(file)

    def _covering(self, at: Span) -> Iterator[Name]:
        line = at.start.line
        for one in self._of(at.file):
            if one.first <= line <= one.last:
                yield from one.names

    def _of(self, file: SourceFile) -> tuple[Ignore, ...]:
        if file.path not in self._by_path:
            found = _read(self._project, file) if WORD in file.text else []
            self._by_path[file.path] = (*found, *_of_build_checks(self._project, file))
        return self._by_path[file.path]

    def _naming(self, path: str, subject: str | None) -> Iterator[Name]:
        """Yield the ignores of the nearest package.json that name this package."""
        for folder in ancestors(path) if subject is not None else ():
            if (ignored := self._package(folder)) is not None:
                yield from (name for one in ignored for name in one.names if name.about == subject)
                return

    def _package(self, folder: str) -> tuple[Ignore, ...] | None:
        """Return the ignores of a folder's package.json, or None where there is none."""
        if folder not in self._by_package:
            file = self._project.files.source(join(folder, _MANIFEST))
            self._by_package[folder] = None if file is None else tuple(manifest_ignores(file))
        return self._by_package[folder]


def _read(project: Project, file: SourceFile) -> list[Ignore]:
    dockerfile = project.files.dockerfiles.get(file.path)
    if dockerfile is not None:
        return dockerfile_ignores(dockerfile)
    if file.path.endswith((".yaml", ".yml")):
        return yaml_ignores(file)
    if file.path.endswith(SUFFIXES):
        return script_ignores(file)
    if is_env_file(file.path) or file.path.rpartition("/")[2].startswith(".npmrc"):
        return env_ignores(file)
    return [] if file.path.endswith(".json") else line_ignores(file)


def _of_build_checks(project: Project, file: SourceFile) -> Iterable[Ignore]:
    dockerfile = project.files.dockerfiles.get(file.path)
    return build_check_ignores(dockerfile) if dockerfile and CHECK in file.text.lower() else ()
