"""The Project: what the files are together, and the questions that rules ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dockerlint.project.compose.services import Compose
from dockerlint.project.dockerfiles import Dockerfiles
from dockerlint.project.files import ProjectFiles
from dockerlint.project.images.commands import build_commands
from dockerlint.project.images.containers import Images
from dockerlint.project.images.services import Services
from dockerlint.project.images.started_code import StartedCode
from dockerlint.project.pnpm.pins import PnpmVersions
from dockerlint.project.workspaces.finding import Workspaces


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """One tree, read and linked. Rules ask its parts; it is never changed."""

    files: ProjectFiles
    images: Images
    compose: Compose
    workspaces: Workspaces
    pnpm: PnpmVersions
    services: Services
    code: StartedCode
    dockerfiles: Dockerfiles = field(default_factory=Dockerfiles)

    def subjects(self, name: str) -> Iterable[object]:
        """Return what a rule with this `subject` is called with, in a stable order."""
        subjects: dict[str, Callable[[], Iterable[object]]] = {
            "file": self.files.sources,
            "dockerfile": lambda: self.dockerfiles.all,
            "stage": lambda: [
                stage for one in self.dockerfiles.all for stage in self.dockerfiles.stages(one)
            ],
            "step": lambda: [step for one in self.dockerfiles.all for step in self.dockerfiles.steps(one)],
            "command": lambda: build_commands(self.dockerfiles, self.images),
            "image": lambda: self.images.all,
            "container": lambda: self.images.containers,
            "shipped": lambda: self.images.shipped,
            "service": lambda: self.services.all,
            "compose": lambda: self.compose.projects,
            "workspace": lambda: self.workspaces.all,
            "package": lambda: [package for one in self.workspaces.all for package in one.packages],
        }
        return subjects[name]()
