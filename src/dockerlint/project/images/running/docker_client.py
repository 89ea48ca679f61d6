"""Whether an image is made to ask a Docker daemon: it installs the daemon's client, or copies it."""

from __future__ import annotations

from dockerlint.knowledge.docker.root_writes import DOCKER_CLIENTS, DOCKER_IMAGE, DOCKER_INSTALLER
from dockerlint.knowledge.images.base_images import repository_of
from dockerlint.models.dockerfile import Keyword
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.commands.run_command import RunCommand, runs
from dockerlint.project.images.images import Image
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.reachable import copy_stage
from dockerlint.source import Span
from dockerlint.values import Text


def docker_client(image: Image) -> Span | None:
    """Return the first step that brings the client of the Docker daemon into a stage that the image consists of; None where none does."""
    for stage in reversed(image.stage.chain):
        for run in runs(stage, image.origins.scripts):
            for command in filter(_brings_client, run.commands()):
                return command.command.at.first_line()
        for step in filter(_copies_client, stage.steps):
            return step.instruction.at.first_line()
    return None


def _brings_client(command: RunCommand) -> bool:
    if any(one.name in DOCKER_CLIENTS for one in installs(command)):
        return True
    return any(DOCKER_INSTALLER in (word.literal or "") for word in command.command.words)


def _copies_client(step: Step) -> bool:
    """Return whether a COPY takes the client out of Docker's own image."""
    flag = step.instruction.flag("from") if step.keyword == Keyword.COPY else None
    if flag is None or flag.value is None:
        return False
    stage = copy_stage(step)
    base = stage.chain[-1].base if stage else Text.known(flag.value)
    sources = (word.text for word in step.instruction.sources)
    return repository_of(base) == DOCKER_IMAGE and any(one.rpartition("/")[2] == "docker" for one in sources)
