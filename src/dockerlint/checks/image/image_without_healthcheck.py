"""An image that ships and listens, and that no service runs, has no healthcheck."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.unasked import is_unasked
from dockerlint.project.project import Project

_REMEDY = "add a `HEALTHCHECK` here, unless what runs the image asks it, as Kubernetes does"


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at the stage of an image that nothing asks whether it works, once for all who build it."""
    stage = container.image.stage
    alike = [one for one in project.images.running(stage.written) if one.ships]
    if alike[0] is container and is_unasked(container, project.services, project.code):
        message = "the image listens and has no `HEALTHCHECK`, so a hang goes unnoticed"
        yield Problem(stage.written.start.at.first_line(), message, tuple(_labels(container)))


def _labels(container: Container) -> Iterator[Label]:
    stage = container.image.stage
    last = stage.last("CMD") or stage.last("ENTRYPOINT")
    yield Label((last.instruction.at if last else stage.written.start.at).first_line(), _REMEDY)
    if container.builder:
        yield Label(container.builder.at, f"`{container.builder.at.path}` builds the image")
