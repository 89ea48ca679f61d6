"""The files of the tree as they were read, each parsed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dockerlint.files import Files, source_of
from dockerlint.findings import Diagnosis, Problem
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.models.workflow import Workflow
from dockerlint.source import SourceFile


@dataclass(frozen=True, slots=True, eq=False)
class ProjectFiles:
    """The files of the tree. `paths` are the files that are linted (git would track them), sorted."""

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
        return source_of(self.disk, path)

    def sources(self) -> list[SourceFile]:
        """Return every file that was parsed, by path."""
        found = (self.source(path) for path in sorted(self.read))
        return [file for file in found if file is not None]
