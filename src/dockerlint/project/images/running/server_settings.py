"""Settings of a server that an image brings itself, without which its unprivileged sibling does not start."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.files import source_of
from dockerlint.knowledge.docker.nginx_settings import SETTINGS, keeps_pid_file_from_root
from dockerlint.knowledge.images.base_images import has_unprivileged_sibling
from dockerlint.project.filesystem.origins import file_origin
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.project.stages.paths import covers


def settings_needs(container: Container) -> Iterator[RootNeed]:
    """Yield the last COPY of main settings that leave the pid file of nginx where only root may write."""
    stage, origins = container.image.stage, container.image.origins
    if not has_unprivileged_sibling(stage.chain[-1].base):
        return
    path = file_origin(origins, stage, SETTINGS)
    file = source_of(origins.files, path) if path else None
    if file is None or keeps_pid_file_from_root(file.text):
        return
    puts = [
        put for one in stage.chain for put in origins.puts(one) if put.target and covers(put.target, SETTINGS)
    ]
    for put in puts[-1:]:
        yield RootNeed(Need.SETTINGS, put.step.instruction.at.first_line(), SETTINGS)
