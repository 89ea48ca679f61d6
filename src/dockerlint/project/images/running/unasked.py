"""Whether anything asks an image that ships whether it works, where no compose service that ships runs it."""

from __future__ import annotations

from dockerlint.knowledge.images.base_images import interpreter_of, repository_of
from dockerlint.knowledge.images.image_systems import has_tool
from dockerlint.knowledge.images.service_roles import PROXIES, WEB_SERVERS
from dockerlint.models.compose import Service
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image
from dockerlint.project.images.running.reached import listens
from dockerlint.project.images.services import Services
from dockerlint.project.images.started_code import StartedCode

_ASKERS = ("sh", "node", "python3")
"""Programs with which a HEALTHCHECK can ask a server."""


def is_unasked(container: Container, services: Services, code: StartedCode) -> bool | None:
    """Return whether an image that listens has no healthcheck, and no service runs it with one.

    None where its base image may have one, or a service that has one names an image that may be this.
    """
    image = container.image
    if image.healthcheck or not can_ask(image):
        return False
    asked = _is_asked(container, services)
    if asked or _is_left_to_services(container, services.images):
        return False
    serves = listens(container, code) if container.command else _is_web_server(container)
    return serves and (None if image.healthcheck is None or asked is None else True)


def can_ask(image: Image) -> bool:
    """Return whether it may hold a program that asks; over a base without a shell only what a step certainly brings counts."""
    base = image.stage.chain[-1].base
    if interpreter_of(base):
        return True
    held = (image.has_program(one) for one in _ASKERS)
    if base.value and has_tool(base.value, "sh") is False:
        return True in held
    return any(one is not False for one in held)


def _is_web_server(container: Container) -> bool:
    """Return whether its base image is a public web server."""
    return repository_of(container.image.stage.chain[-1].base) in PROXIES | WEB_SERVERS


def _is_left_to_services(container: Container, images: Images) -> bool:
    """Return whether a service runs the same stage and is not for development, or only services build its Dockerfile."""
    image = container.image
    built = [one for one in images.by_service.values() if one.image.dockerfile is image.dockerfile]
    if container.service is not None or (built and image.default):
        return True
    return any(one.image.stage.written is image.stage.written and one.ships is not False for one in built)


def _is_asked(container: Container, services: Services) -> bool | None:
    """Return whether a service with a healthcheck of its own runs what the same Dockerfile builds."""
    each = (service for project in services.projects for service in project.services)
    asked = (one for one in each if one.healthcheck and not one.healthcheck.disabled)
    found = {_runs(one, container, services.images) for one in asked}
    return True if True in found else None if None in found else False


def _runs(service: Service, container: Container, images: Images) -> bool | None:
    if known := images.container_of(service):
        return known.image.dockerfile is container.image.dockerfile
    if service.build:
        return None if service.build.dockerfile is None else service.build.dockerfile == container.path
    may_run = service.image is not None and images.own.may_run(service.image, container.image)
    return None if may_run else False
