"""GitHub workflows: the images that they build and the programs that they install."""

from __future__ import annotations

from pydantic import InstanceOf

from dockerlint.models.bake import BakeCall
from dockerlint.models.base import At, Model, Source, TreeModel
from dockerlint.models.image_build import ImageBuild
from dockerlint.models.shell import Command
from dockerlint.values import Text


class WorkflowStep(Model):
    """One step: `uses` (without the version), its `with` inputs, or the commands of its `run`."""

    at: At
    name: str | None = None
    uses: str | None = None
    version: str | None = None
    inputs: dict[str, InstanceOf[Text]] = {}
    commands: tuple[InstanceOf[Command], ...] = ()
    complete: bool = True
    """Whether `commands` are all that the `run` does."""
    folder: InstanceOf[Text]
    """working-directory, relative to the base."""
    builds: tuple[ImageBuild, ...] = ()
    bakes: tuple[InstanceOf[BakeCall], ...] = ()
    """The calls of Bake."""


class Job(Model):
    """One job and its steps; a literal matrix is already expanded in `WorkflowStep.builds`."""

    name: str
    at: At
    steps: tuple[WorkflowStep, ...] = ()
    uses: str | None = None
    """The workflow that the job calls."""
    calls: tuple[dict[str, InstanceOf[Text]], ...] = ()
    """The inputs of each call, one for each row of the matrix."""


class Workflow(TreeModel):
    """A file of .github/workflows."""

    file: Source
    jobs: tuple[Job, ...] = ()

    @property
    def path(self) -> str:
        """The file's path."""
        return self.file.path

    @property
    def builds(self) -> tuple[ImageBuild, ...]:
        """All builds of all jobs."""
        return tuple(build for job in self.jobs for step in job.steps for build in step.builds)

    @property
    def bakes(self) -> tuple[BakeCall, ...]:
        """All calls of Bake of all jobs."""
        return tuple(call for job in self.jobs for step in job.steps for call in step.bakes)
