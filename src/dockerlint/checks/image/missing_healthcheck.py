"""A long-running service that is built here has no healthcheck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dockerlint.checks.image.shared.labels import image_builder
from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.images.base_images import interpreter_of
from dockerlint.models.compose import ComposeProject
from dockerlint.paths import parent, within
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.operated import is_operated
from dockerlint.project.images.running.reached import is_reached
from dockerlint.project.images.running.unasked import can_ask
from dockerlint.project.images.services import ComposeService
from dockerlint.project.project import Project
from dockerlint.source import Span

_FOR_SERVICE = (
    "add `healthcheck:` to {where}: a `HEALTHCHECK` of this stage would also ask services with other commands"
)
_WITHOUT_SHELL = ", in exec form: the image has no shell"


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at each service of one project that runs a stage without an active healthcheck; those of others are labels.

    That is the first project with a service that needs one, or else the first.
    """
    alike = [one for one in project.images.running(container.image.stage.written) if one.ships]
    if alike[0] is not container:
        return
    plain = []
    for service in _lacking(alike, project):
        if at := _switched_off(service):
            message = f"the healthcheck of `{service.name}` is switched off, so a hang goes unnoticed"
            yield Problem(service.at, message, (Label(at, "switched off here"), *_builders([service])))
        else:
            plain.append(service)
    needed = {one for one in plain if _needs_one(one, project)}
    for services in _by_first_project(sorted(plain, key=lambda one: one not in needed)):
        message = f"`{services[0].name}` is built here and has no healthcheck, so a hang goes unnoticed"
        labels = (*_labels(alike, services), *_builders(services))
        severity = None if services[0] in needed else Severity.INFO
        yield Problem(services[0].at, message, labels, severity=severity)


def _needs_one(service: ComposeService, project: Project) -> bool:
    """Return whether someone keeps a service running, and something may send requests to it."""
    return is_operated(service) and is_reached(service, project.code) is not False


def _by_first_project(services: Sequence[ComposeService]) -> Iterator[list[ComposeService]]:
    """Yield each service of the first project, with those of other projects that have its name; the first takes those without namesake.

    Each group keeps the order of the services.
    """
    own = [one for one in services if one.project is services[0].project]
    names = {one.name for one in own}
    for service in own:
        yield [
            one
            for one in services
            if one is service
            or (one not in own and (one.name if one.name in names else own[0].name) == service.name)
        ]


def _lacking(containers: Sequence[Container], project: Project) -> Iterator[ComposeService]:
    """Yield the services that run on, and have no healthcheck for certain."""
    found = [project.services.subject_of(one.service) for one in containers if one.service]
    services = [one for one in found if one and not one.is_one_shot]
    checked = [one.project for one in services if one.has_healthcheck]
    for service in services:
        lacks = service.has_healthcheck is False and not _lies_over_one(service)
        askable = service.container is None or can_ask(service.container.image)
        if lacks and askable and not any(_answers_for(other, service) for other in checked):
            yield service


def _interpreter(container: Container) -> str | None:
    """Return the program without a shell around it that may ask: it runs code of its command line."""
    return interpreter_of(container.image.stage.chain[-1].base)


def _lies_over_one(service: ComposeService) -> bool:
    """Return whether a file over which this one may be meant to lie has a healthcheck for it."""
    over = service.project.over.service(service.name) if service.project.over else None
    return bool(over and over.healthcheck and over.healthcheck.test and not over.healthcheck.disabled)


def _answers_for(other: ComposeProject, service: ComposeService) -> bool:
    """Return whether a file of a component, in the folder that it builds, runs what another file runs with a healthcheck."""
    folder = parent(service.path)
    builds = (one.build for one in service.project.services)
    is_component = folder != "." and any(build and build.context == folder for build in builds)
    return is_component and not within(other.path, folder)


def _switched_off(service: ComposeService) -> Span | None:
    """Return where a service switches its healthcheck off, or its image that of the base image."""
    if service.model.healthcheck and service.model.healthcheck.disabled:
        return service.model.healthcheck.at
    own = service.container.image.healthcheck if service.container else None
    return own[0].at.first_line() if own else None


def _builders(services: Sequence[ComposeService]) -> Iterator[Label]:
    """Label who builds the images, each once."""
    found = (label for one in services if one.container for label in image_builder(one.container))
    yield from dict.fromkeys(found)


def _labels(alike: Sequence[Container], services: Sequence[ComposeService]) -> Iterator[Label]:
    container = alike[0]
    others = {one.at: one.name for one in services if one.at != services[0].at}
    where = "each service" if others else "the service"
    advice = f"add a `HEALTHCHECK` to this stage, or `healthcheck:` to {where}"
    if len({tuple(str(word.text()) for word in one.command) for one in alike if one.service}) > 1:
        advice = _FOR_SERVICE.format(where=where)
    if program := _interpreter(container):
        advice += f', in exec form: `["CMD", "{program}", ...]`'
    elif container.image.has_program("sh") is False:
        advice += _WITHOUT_SHELL
    yield Label(container.image.stage.written.start.at.first_line(), advice)
    for at, name in others.items():
        yield Label(at, f"`{name}` runs the same build, without one too")
