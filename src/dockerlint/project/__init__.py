"""The Project: what the files are together, and the questions that rules ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dockerlint.project.compose import Compose
from dockerlint.project.files import ProjectFiles
from dockerlint.project.images import Images
from dockerlint.project.sources import Sources
from dockerlint.project.workspaces import Workspaces


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """One tree, read and linked. Rules ask its parts; it is never changed."""

    files: ProjectFiles
    images: Images
    compose: Compose
    workspaces: Workspaces
    sources: Sources

    def subjects(self, name: str) -> Iterable[object]:
        """Give what a rule with this `subject` is called with, in a stable order."""
        subjects: dict[str, Callable[[], Iterable[object]]] = {
            "file": self.files.each,
            "dockerfile": lambda: [one for _, one in sorted(self.files.dockerfiles.items())],
            "stage": lambda: [stage for one in self.files.dockerfiles.values() for stage in one.stages],
            "instruction": lambda: [
                step for one in self.files.dockerfiles.values() for step in one.instructions
            ],
            "image": lambda: self.images.all,
            "container": lambda: self.images.containers,
            "compose": lambda: self.compose.projects,
            "workspace": lambda: self.workspaces.all,
            "package": lambda: [package for one in self.workspaces.all for package in one.packages],
        }
        return subjects[name]()
