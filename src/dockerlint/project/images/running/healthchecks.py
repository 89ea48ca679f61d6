"""Which services that are built here have no healthcheck, and which of those need one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dockerlint.models.compose import ComposeProject
from dockerlint.models.dockerfile import Stage
from dockerlint.paths import parent, within
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.operated import is_operated
from dockerlint.project.images.running.reached import is_reached
from dockerlint.project.images.running.unasked import can_ask
from dockerlint.project.images.services import ComposeService, Services
from dockerlint.project.images.started_code import StartedCode


@dataclass(eq=False)
class Healthchecks:
    """The services without a healthcheck that run an image of the tree, by the stage that they run."""

    services: Services
    code: StartedCode

    def running(self, stage: Stage) -> Sequence[Container]:
        """Return the containers of a stage that ship."""
        return [one for one in self.services.images.running(stage) if one.ships]

    def lacking(self, stage: Stage) -> list[ComposeService]:
        """Return the services that run a stage, stay running, and certainly have no healthcheck."""
        found = [self.services.subject_of(one.service) for one in self.running(stage) if one.service]
        services = [one for one in found if one and not one.is_one_shot]
        checked = [one.project for one in services if one.has_healthcheck]
        return [one for one in services if _lacks(one, checked)]

    def needing(self, project: ComposeProject) -> Sequence[ComposeService]:
        """Return the services of a compose project that lack a healthcheck and need one, in order: someone keeps them running for requests."""
        return self._needing.get(project, ())

    def is_needed(self, service: ComposeService) -> bool:
        """Return whether a service lacks a healthcheck and needs one."""
        return service in self.needing(service.project)

    @cached_property
    def _needing(self) -> dict[ComposeProject, list[ComposeService]]:
        shipped = self.services.images.shipped
        stages = dict.fromkeys(one.image.stage.written for one in shipped if one.service)
        lacking = {one for stage in stages for one in self.lacking(stage)}
        found: dict[ComposeProject, list[ComposeService]] = {}
        for one in self.services.all:
            if one in lacking and not _switches_off(one) and self._needs_one(one):
                found.setdefault(one.project, []).append(one)
        return found

    def _needs_one(self, service: ComposeService) -> bool:
        return is_operated(service) and is_reached(service, self.code) is not False


def _switches_off(service: ComposeService) -> bool:
    own = service.container.image.healthcheck if service.container else None
    return bool(own or (service.model.healthcheck and service.model.healthcheck.disabled))


def _lacks(service: ComposeService, checked: Sequence[ComposeProject]) -> bool:
    lacks = service.has_healthcheck is False and not _lies_over_one(service)
    askable = service.container is None or can_ask(service.container.image)
    return lacks and askable and not any(_answers_for(other, service) for other in checked)


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
