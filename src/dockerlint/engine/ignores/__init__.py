"""What the user has said not to report: comments in every format, and the `dockerlint` key of a package.json."""

from __future__ import annotations

from dockerlint.catalog import Rule
from dockerlint.engine.ignores.comments import WORD, Ignore
from dockerlint.engine.ignores.dockerfile import dockerfile_ignores
from dockerlint.engine.ignores.lines import env_ignores, line_ignores
from dockerlint.engine.ignores.manifest import manifest_ignores
from dockerlint.engine.ignores.scripts import SUFFIXES, script_ignores
from dockerlint.engine.ignores.yaml import yaml_ignores
from dockerlint.engine.running import Lintable
from dockerlint.files import ancestors, join
from dockerlint.findings import Finding
from dockerlint.masking import is_env_file
from dockerlint.source import SourceFile, Span

__all__ = ["Ignores"]


class Ignores:
    """Every ignore of one run; a file is read for them when the first finding points into it."""

    def __init__(self, project: Lintable) -> None:
        """Keep the project."""
        self._project = project
        self._by_path: dict[str, tuple[Ignore, ...]] = {}
        self._by_package: dict[str, dict[str, frozenset[str]] | None] = {}

    def cover(self, rule: Rule, finding: Finding, subject: str | None = None) -> bool:
        """Say whether an ignore covers the finding at its own or at a labelled place, or names its subject."""
        ids = rule.silencers.union(finding.codes)
        places = (finding.at, *(label.at for label in finding.labels))
        if any(self._covered(at, ids) for at in places):
            return True
        return subject is not None and self._named(finding.at.path, ids, subject)

    def _covered(self, at: Span, ids: frozenset[str]) -> bool:
        if at.path not in self._by_path:
            holds_one = WORD in at.file.text
            self._by_path[at.path] = tuple(_read(self._project, at.file)) if holds_one else ()
        line = at.start.line
        return any(one.first <= line <= one.last and ids & one.ids for one in self._by_path[at.path])

    def _named(self, path: str, ids: frozenset[str], subject: str) -> bool:
        for folder in ancestors(path):
            if (ignored := self._package(folder)) is not None:
                return any(subject in ignored.get(name, ()) for name in ids)
        return False

    def _package(self, folder: str) -> dict[str, frozenset[str]] | None:
        """Give the ignores of a folder's package.json, or None where there is none."""
        if folder not in self._by_package:
            file = self._project.files.source(join(folder, "package.json"))
            self._by_package[folder] = None if file is None else manifest_ignores(file)
        return self._by_package[folder]


def _read(project: Lintable, file: SourceFile) -> list[Ignore]:
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
