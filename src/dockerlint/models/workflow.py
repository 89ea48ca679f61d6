"""GitHub workflows: the images that they build and the programs that they install."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import InstanceOf

from dockerlint.models.base import At, Model, Source, TreeModel
from dockerlint.models.shell import Command
from dockerlint.source import Span
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class BuildArgument:
    """One `NAME=value` that a builder passes; `value` is None when only the name is given (the environment's)."""

    name: str
    value: Text | None
    at: Span


class ImageBuild(Model):
    """One build of an image by a step, with everything relative to the base. Unknown parts are unknown Texts."""

    context: InstanceOf[Text]
    dockerfile: InstanceOf[Text] | None = None
    """None: the Dockerfile of the context."""
    target: InstanceOf[Text] | None = None
    args: tuple[InstanceOf[BuildArgument], ...] = ()
    args_complete: bool = True
    """False when further arguments may be passed (`$FLAGS`, a line that is an expression)."""
    tags: tuple[InstanceOf[Text], ...] = ()
    makes_image: bool = True
    """False if it only outputs files, or its cache (`outputs: type=cacheonly`)."""
    at: At


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


class Job(Model):
    """One job and its steps; a literal matrix is already expanded in `WorkflowStep.builds`."""

    name: str
    at: At
    steps: tuple[WorkflowStep, ...] = ()


class Workflow(TreeModel):
    """A file of .github/workflows."""

    file: Source
    jobs: tuple[Job, ...] = ()

    @property
    def builds(self) -> tuple[ImageBuild, ...]:
        """All builds of all jobs."""
        return tuple(build for job in self.jobs for step in job.steps for build in step.builds)
