"""The Project: what the files are together, and the questions that rules ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from dockerlint.models.compose import ComposeProject
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.project.compose.projects import Compose
from dockerlint.project.dockerfiles import Dockerfiles
from dockerlint.project.files import ProjectFiles
from dockerlint.project.images.collection import Images
from dockerlint.project.images.commands import BuildCommand, build_commands
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image
from dockerlint.project.images.running.healthchecks import Healthchecks
from dockerlint.project.images.services import ComposeService, Services
from dockerlint.project.images.started_code import StartedCode, StartedModule
from dockerlint.project.pnpm.pins import PnpmVersions
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.source import SourceFile


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
    healthchecks: Healthchecks
    dockerfiles: Dockerfiles = field(default_factory=Dockerfiles)

    def subjects(self, name: str) -> Iterable[object]:
        """Return what a rule with this `subject` is called with, in a stable order."""
        return SUBJECTS[name].each(self)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject(Generic[T]):
    """What rules of one `subject` are called with: its type, and how a project lists them."""

    type: type[T]
    each: Callable[[Project], Iterable[T]]


def _of_dockerfiles(
    each: Callable[[Dockerfiles, Dockerfile], Iterable[T]],
) -> Callable[[Project], Iterable[T]]:
    return lambda project: (
        found for one in project.dockerfiles.all for found in each(project.dockerfiles, one)
    )


SUBJECTS: Mapping[str, Subject[Any]] = {
    "file": Subject(SourceFile, lambda project: project.files.sources()),
    "dockerfile": Subject(Dockerfile, lambda project: project.dockerfiles.all),
    "stage": Subject(EvaluatedStage, _of_dockerfiles(Dockerfiles.stages)),
    "step": Subject(Step, _of_dockerfiles(Dockerfiles.steps)),
    "command": Subject(BuildCommand, lambda project: build_commands(project.dockerfiles, project.images)),
    "image": Subject(Image, lambda project: project.images.all),
    "container": Subject(Container, lambda project: project.images.containers),
    "shipped": Subject(Container, lambda project: project.images.shipped),
    "service": Subject(ComposeService, lambda project: project.services.all),
    "compose": Subject(ComposeProject, lambda project: project.compose.projects),
    "workspace": Subject(Workspace, lambda project: project.workspaces.all),
    "package": Subject(
        Package, lambda project: (each for one in project.workspaces.all for each in one.packages)
    ),
    "module": Subject(StartedModule, lambda project: project.code.modules),
}
"""The subjects that a page may name, `ignore` apart: the engine makes these."""
