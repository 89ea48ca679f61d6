"""A long-running service that is built here has no healthcheck."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.image.shared.labels import image_builder
from dockerlint.findings import Label, Problem
from dockerlint.models.compose import Service
from dockerlint.models.dockerfile import Instruction
from dockerlint.project.images.containers import Container
from dockerlint.project.project import Project


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at a service's key if neither compose nor its image has an active healthcheck."""
    service = project.services.subject_of(container.service) if container.service else None
    if service is None or service.is_one_shot or service.has_healthcheck is not False:
        return
    under = container.builder.under if container.builder else None
    if under and under.healthcheck and under.healthcheck.test and not under.healthcheck.disabled:
        return
    own = container.image.healthcheck or ()
    yield Problem(service.at, _message(service.model, own), tuple(_labels(container, own)))


def _message(service: Service, own: tuple[Instruction, ...]) -> str:
    if (service.healthcheck and service.healthcheck.disabled) or own:
        return f"the healthcheck of `{service.name}` is switched off, so a hang goes unnoticed"
    return f"`{service.name}` is built here and has no healthcheck, so a hang goes unnoticed"


def _labels(container: Container, own: tuple[Instruction, ...]) -> Iterator[Label]:
    service = container.service
    if service and service.healthcheck and service.healthcheck.disabled:
        yield Label(service.healthcheck.at, "switched off here")
    elif own:
        yield Label(own[0].at.first_line(), "switched off here")
    else:
        yield Label(
            container.image.stage.written.start.at.first_line(),
            "add a `HEALTHCHECK` to this stage, or `healthcheck:` to the service",
        )
    yield from image_builder(container)
