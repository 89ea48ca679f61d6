"""Labels of rules about containers."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label
from dockerlint.project.images.containers import Container


def service(container: Container) -> Iterator[Label]:
    """Label the service that runs a container, if one does."""
    if container.service and container.builder:
        yield Label(container.builder.at, f"service `{container.builder.name}` runs it")


def image_builder(container: Container) -> Iterator[Label]:
    """Label who builds the image of a service that only names it."""
    own = container.builder.at if container.builder else None
    if container.image_builder and container.image_builder.at != own:
        yield Label(container.image_builder.at, f"`{container.image_builder.at.path}` builds the image")


def builder(container: Container) -> Iterator[Label]:
    """Label the workflow or script that builds the image, where no service runs it."""
    if container.builder and not container.service:
        yield Label(container.builder.at, f"`{container.builder.at.path}` builds it")
