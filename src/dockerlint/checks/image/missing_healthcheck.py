"""A long-running service that is built here has no healthcheck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dockerlint.checks.image.shared.labels import image_builder
from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.images.base_images import interpreter_of
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.healthchecks import Healthchecks
from dockerlint.project.images.services import ComposeService
from dockerlint.project.project import Project
from dockerlint.source import Span

_FOR_SERVICE = (
    "add `healthcheck:` to {where}: a `HEALTHCHECK` of this stage would also ask services with other commands"
)
_WITHOUT_SHELL = ", in exec form: the image has no shell"


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at each service of one project that runs a stage without an active healthcheck; those of others are labels.

    That is the first project with a service that needs one, or else the first. Of the services of a project that need one, the first is a
    warning; the others are its labels, and infos.
    """
    checks, stage = project.healthchecks, container.image.stage.written
    if checks.running(stage)[0] is not container:
        return
    plain = []
    for service in checks.lacking(stage):
        if at := _switched_off(service):
            message = f"the healthcheck of `{service.name}` is switched off, so a hang goes unnoticed"
            labels = (Label(at, "switched off here"), *_builders([service]))
            severity = Severity.INFO if _is_for_another_command(service) else None
            yield Problem(service.at, message, labels, severity=severity)
        else:
            plain.append(service)
    for services in _by_first_project(sorted(plain, key=lambda one: not checks.is_needed(one))):
        yield _missing(services, checks)


def _missing(services: Sequence[ComposeService], checks: Healthchecks) -> Problem:
    first = services[0]
    needing = checks.needing(first.project)
    leads = bool(needing) and needing[0] is first
    message = f"`{first.name}` is built here and has no healthcheck, so a hang goes unnoticed"
    others = [one for one in needing if leads and one not in services]
    labels = (*_labels(services, checks), *map(_also, others), *_builders(services))
    return Problem(first.at, message, labels, severity=None if leads else Severity.INFO)


def _also(other: ComposeService) -> Label:
    return Label(other.at, f"`{other.name}` has none either")


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


def _interpreter(container: Container) -> str | None:
    """Return the program without a shell around it that may ask: it runs code of its command line."""
    return interpreter_of(container.image.stage.chain[-1].base)


def _switched_off(service: ComposeService) -> Span | None:
    """Return where a service switches its healthcheck off, or its image that of the base image."""
    if service.model.healthcheck and service.model.healthcheck.disabled:
        return service.model.healthcheck.at
    own = service.container.image.healthcheck if service.container else None
    return own[0].at.first_line() if own else None


def _is_for_another_command(service: ComposeService) -> bool:
    """Return whether a service starts something else than its image, whose healthcheck asks what the image starts."""
    container = service.container
    return container is not None and container.overrides_command and bool(container.image.healthcheck)


def _builders(services: Sequence[ComposeService]) -> Iterator[Label]:
    """Label who builds the images, each once."""
    found = (label for one in services if one.container for label in image_builder(one.container))
    yield from dict.fromkeys(found)


def _labels(services: Sequence[ComposeService], checks: Healthchecks) -> Iterator[Label]:
    container = services[0].container
    if container is None:
        return
    alike = checks.running(container.image.stage.written)
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
