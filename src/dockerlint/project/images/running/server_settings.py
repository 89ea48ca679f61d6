"""Settings of a server that an image brings itself, without which its unprivileged sibling does not start."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.files import source_of
from dockerlint.knowledge.docker.nginx_settings import (
    ASKS_PORT,
    FOLDER,
    PORT,
    PROGRAM,
    SETTINGS,
    TEMPLATES,
    keeps_pid_file_from_root,
    suits_any_user,
)
from dockerlint.knowledge.images.base_images import has_unprivileged_sibling
from dockerlint.models.dockerfile import Keyword
from dockerlint.project.filesystem.origins import file_origin
from dockerlint.project.images.containers import Container
from dockerlint.project.images.listening import Evidence, listeners
from dockerlint.project.images.running.mounts import mounted_paths
from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.project.stages.paths import covers
from dockerlint.source import SourceFile


def settings_needs(container: Container) -> Iterator[RootNeed]:
    """Yield what the sibling of nginx starts differently with: its port, or main settings that leave the pid file where only root may write."""
    if has_unprivileged_sibling(container.image.stage.chain[-1].base):
        yield from _pid_file(container)
        yield from _port(container)


def suits_its_own_user(container: Container) -> bool:
    """Return whether an image of nginx runs as its user `nginx` as it is: its main settings are made for that, and nothing writes others at start."""
    origins, stage = container.image.origins, container.image.stage
    if not has_unprivileged_sibling(stage.chain[-1].base) or any(
        one.literal == "-c" for one in container.command
    ):
        return False
    programs = {one.command.program for one in container.launch.started} if container.command else set()
    targets = [put.target for one in stage.chain for put in origins.puts(one)]
    if programs - {PROGRAM} or any(place is None or covers(TEMPLATES, place) for place in targets):
        return False
    file = _main_settings(container)
    return file is not None and suits_any_user(file.text)


def _main_settings(container: Container) -> SourceFile | None:
    path = file_origin(container.image.origins, container.image.stage, SETTINGS)
    return source_of(container.image.origins.files, path) if path else None


def _port(container: Container) -> Iterator[RootNeed]:
    """Yield where port 80 is named, if nothing in the image or its service changes what nginx listens on."""
    if _has_own_settings(container):
        return
    for one in listeners(container):
        if one.evidence is Evidence.EXPOSE and one.at and PORT in one.ports:
            yield RootNeed(Need.SIBLING_PORT, one.at)
    check = container.image.stage.last("HEALTHCHECK")
    if check and ASKS_PORT.search(check.instruction.at.text):
        yield RootNeed(Need.SIBLING_PORT, check.instruction.at.first_line())
    for port in container.service.ports if container.service else ():
        if port.target == PORT:
            yield RootNeed(Need.SIBLING_PORT, port.at)


def _has_own_settings(container: Container) -> bool:
    """Return whether a COPY, a mount or a command may change the settings of nginx."""
    image = container.image
    targets = [put.target for one in image.stage.chain for put in image.origins.puts(one)]
    places = [*targets, *mounted_paths(container)]
    if any(place is None or covers(place, FOLDER) or covers(FOLDER, place) for place in places):
        return True
    steps = (one.instruction.at.text for one in image.stage.chain_steps if one.keyword == Keyword.RUN)
    return any("nginx" in text for text in (*steps, *(word.literal or "" for word in container.command[1:])))


def _pid_file(container: Container) -> Iterator[RootNeed]:
    stage, origins = container.image.stage, container.image.origins
    file = _main_settings(container)
    if file is None or keeps_pid_file_from_root(file.text):
        return
    puts = [
        put for one in stage.chain for put in origins.puts(one) if put.target and covers(put.target, SETTINGS)
    ]
    for put in puts[-1:]:
        yield RootNeed(Need.SETTINGS, put.step.instruction.at.first_line(), SETTINGS)
