"""A long-running service that is built here has no healthcheck."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.models.compose import Service
from dockerlint.models.dockerfile import Instruction
from dockerlint.project.images.containers import Container
from dockerlint.project.images.healthchecks import image_healthcheck, is_one_shot, switches_off
from dockerlint.project.project import Project


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at a service's key where neither compose nor its image chain has a healthcheck in force."""
    service, compose = container.service, container.builder.project if container.builder else None
    if service is None or compose is None or is_one_shot(container, compose, service):
        return
    own = image_healthcheck(container.image)
    under = container.builder.under if container.builder else None
    if own is None or _has_test(service, own) or (under and _has_test(under, ())):
        return
    yield Problem(service.key_at, _message(service, own), tuple(_labels(container, own)))


def _has_test(service: Service, own: tuple[Instruction, ...]) -> bool:
    check = service.healthcheck
    if check and (check.disabled or check.test):
        return not check.disabled
    return bool(own) and not switches_off(own[0])


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
