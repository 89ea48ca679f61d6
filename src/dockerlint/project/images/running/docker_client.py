"""Whether an image is made to ask a Docker daemon: it installs the daemon's client."""

from __future__ import annotations

from dockerlint.knowledge.docker.root_writes import DOCKER_CLIENTS, DOCKER_INSTALLER
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.commands.run_command import RunCommand, runs
from dockerlint.project.images.images import Image
from dockerlint.source import Span


def docker_client(image: Image) -> Span | None:
    """Return the first command that installs the client of the Docker daemon in a stage that the image consists of; None where none does."""
    for stage in reversed(image.stage.chain):
        for run in runs(stage, image.origins.scripts):
            for command in filter(_brings_client, run.commands()):
                return command.command.at.first_line()
    return None


def _brings_client(command: RunCommand) -> bool:
    if any(one.name in DOCKER_CLIENTS for one in installs(command)):
        return True
    return any(DOCKER_INSTALLER in (word.literal or "") for word in command.command.words)
