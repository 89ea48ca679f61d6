"""The subject `service`: each service of a merged compose project, built here or not, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dockerlint.knowledge.development import is_for_development
from dockerlint.knowledge.images.base_images import has_healthcheck, repository_of
from dockerlint.knowledge.images.image_systems import has_tool
from dockerlint.knowledge.images.service_roles import (
    ONE_SHOT,
    PROXIES,
    WEB_SERVERS,
)
from dockerlint.models.compose import ComposeProject, DependsOn, Service, ShellOrExec
from dockerlint.models.shell import Script
from dockerlint.parsers.shell.read import parse_exec, parse_text
from dockerlint.project.commands.failures import Failure, failures
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.images.shipping.purpose import is_for_development_by_itself, is_one_shot
from dockerlint.source import Span


class ActiveHealthcheck(NamedTuple):
    """A healthcheck that counts: its commands, and the place of its key or its instruction's keyword."""

    at: Span
    script: Script

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What follows when a command of the script fails, for each one."""
        return failures(self.script)


@dataclass(eq=False)
class ComposeService:
    """One service of a merged project. `model` is the service itself: its image, ports, volumes, limits, environment.

    What it is for is True, False, or None where the files don't decide.
    """

    model: Service
    project: ComposeProject
    container: Container | None
    """What runs of its image, which it builds or another file of the tree; None for an image from elsewhere."""
    siblings: Services

    @property
    def name(self) -> str:
        """The service's name."""
        return self.model.name

    @property
    def at(self) -> Span:
        """The service's key in the first file that has it."""
        return self.model.key_at

    @property
    def path(self) -> str:
        """The file that has the key."""
        return self.at.path

    @property
    def repository(self) -> str | None:
        """The repository of the image below, whatever its tag: its own, else that of the oldest FROM; None when it is not known."""
        image = self.container.image.stage.chain[-1].base if self.container else self.model.image
        return repository_of(image) if image and (self.container or not self.model.build) else None

    @property
    def dependencies(self) -> Iterator[tuple[DependsOn, ComposeService | None]]:
        """What `depends_on` names, each with the service; None where the project has no such service."""
        for one in self.model.depends_on:
            target = self.project.service(one.service)
            yield one, self.siblings.subject_of(target) if target else None

    @cached_property
    def healthcheck(self) -> ActiveHealthcheck | None:
        """The healthcheck that counts, its own or else that of the image built for it; None where the files show none, or switch it off."""
        own = self.model.healthcheck
        if own and own.disabled:
            return None
        if own and own.test and own.test.words:
            return ActiveHealthcheck(own.at, self._script_of(own.test))
        step = self.container.image.stage.last("HEALTHCHECK") if self.container else None
        if step is None or self.container is None or not self._image_has_healthcheck:
            return None
        script = self.container.image.origins.scripts.script_of(step.instruction, step.shell)
        return ActiveHealthcheck(step.instruction.keyword_at, script)

    def _script_of(self, test: ShellOrExec) -> Script:
        """Return the commands of `CMD`, `CMD-SHELL` or a string."""
        kind = "CMD-SHELL" if test.shell else test.words[0].value
        if kind == "CMD":
            return parse_exec(test.shell_words[1:])
        text = test.words[0 if test.shell else 1 :][:1]
        if kind != "CMD-SHELL" or not text or text[0].value is None:
            return Script(complete=False)
        shell = self.container.image.stage.shell_words[0] if self.container else "sh"
        return parse_text(text[0].value, test.word_spans[0 if test.shell else 1], shell)

    @property
    def has_healthcheck(self) -> bool | None:
        """Whether a healthcheck is active: its own, else that of its image."""
        check = self.model.healthcheck
        if check and check.disabled is None:
            return None if check.test or self._image_has_healthcheck is not False else False
        if check and (check.disabled or check.test):
            return not check.disabled
        return self._image_has_healthcheck

    @property
    def _image_has_healthcheck(self) -> bool | None:
        if self.container is None:
            return has_healthcheck(self.repository) if self.repository else None
        found = self.container.image.healthcheck
        if not found:
            base = self.container.image.stage.image
            return base.healthcheck if base else None
        return [word.text.upper() for word in found[0].words[:1]] != ["NONE"]

    def has_program(self, program: str) -> bool | None:
        """Return whether its image, built here or public, holds a program in a folder of PATH; None where the files don't decide."""
        if self.container:
            return self.container.image.has_program(program)
        image = self.model.image
        return has_tool(image.value, program) if image and image.value and not self.model.build else None

    @property
    def is_proxy(self) -> bool | None:
        """Whether it only passes requests on to other services."""
        if self.repository is None or self.repository in WEB_SERVERS:
            return None
        return self.repository in PROXIES

    @cached_property
    def is_one_shot(self) -> bool | None:
        """Whether it does its work and ends.

        `restart: "no"` of what serves nothing, a job's profile and a service that waits until it completes decide that. Unless it is always restarted so
        does what it runs: a job such as a database migration, or an image for one.
        """
        if self.container:
            return self.container.is_one_shot
        return is_one_shot(self.model, self.project, does_a_job=self.repository in ONE_SHOT)

    @cached_property
    def is_for_development(self) -> bool | None:
        """Whether it is for development or tests: by its project, names, stage or what it starts; None where only its name suggests it."""
        if self.project.for_development or is_for_development_by_itself(self.model, self.project):
            return True
        starts = self.container.starts_development if self.container else False
        if starts or (self.container and self.container.development):
            return True
        return None if starts is None or is_for_development(self.name) else False


@dataclass(eq=False)
class Services:
    """The services of all projects; those of fragments are left out, for their base may say more."""

    projects: Iterable[ComposeProject]
    images: Images

    @cached_property
    def _by_model(self) -> dict[Service, ComposeService]:
        whole = (project for project in self.projects if not project.fragment)
        return {
            service: ComposeService(service, project, self.images.container_of(service), self)
            for project in whole
            for service in project.services
        }

    @property
    def all(self) -> tuple[ComposeService, ...]:
        """Every service, in order."""
        return tuple(self._by_model.values())

    def subject_of(self, service: Service) -> ComposeService | None:
        """Return the subject of a service of a project; None for one of a fragment."""
        return self._by_model.get(service)
