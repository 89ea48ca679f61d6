"""The files of the tree as they were read, each parsed once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dockerlint.files import Files
from dockerlint.findings import Diagnosis, Problem
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.models.workflow import Workflow
from dockerlint.source import SourceFile


@dataclass(frozen=True, slots=True, eq=False)
class ProjectFile:
    """The subject `file`: one file that was read, and what its reading found."""

    path: str
    diagnoses: tuple[Diagnosis, ...]

    def said(self, rule: str) -> Iterator[Problem]:
        """Yield what the reading found under a rule's id, as severe as it is: a problem's own severity goes before the diagnosis's."""
        for one in self.diagnoses:
            if one.rule == rule:
                yield replace(one.problem, severity=one.problem.severity or one.severity)


@dataclass(frozen=True, slots=True, eq=False)
class ProjectFiles:
    """What stands in the tree. `paths` are the files that are linted (git would track them), sorted."""

    disk: Files
    paths: tuple[str, ...] = ()
    dockerfiles: Mapping[str, Dockerfile] = field(default_factory=dict)
    workflows: Mapping[str, Workflow] = field(default_factory=dict)
    read: frozenset[str] = frozenset()
    """The paths of every file that was parsed: what a summary counts."""
    diagnoses: tuple[Diagnosis, ...] = ()
    refused: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """What BuildKit's parser refuses, by Dockerfile."""

    @property
    def count(self) -> int:
        """How many files were parsed."""
        return len(self.read)

    def source(self, path: str) -> SourceFile | None:
        """Return a file's text, or None when it can't be read."""
        found = self.disk.read(path)
        return found if isinstance(found, SourceFile) else None

    def each(self) -> list[ProjectFile]:
        """Return every file about which its reading has something to say, by path."""
        by_path: dict[str, list[Diagnosis]] = {}
        for one in self.diagnoses:
            by_path.setdefault(one.problem.at.path, []).append(one)
        return [ProjectFile(path, tuple(found)) for path, found in sorted(by_path.items())]
