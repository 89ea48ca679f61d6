"""Containers: what runs of an image, as a service or by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dockerlint.knowledge.images import default_commands
from dockerlint.knowledge.images.image_facts import Entrypoint
from dockerlint.models.compose import Service
from dockerlint.models.shell import ShellWord
from dockerlint.project.images.images import Builder, Image, User, is_pushed
from dockerlint.project.images.shipping.purpose import (
    ends_with_a_job,
    is_one_shot,
    mounts_sources,
    only_ends,
    starts_development,
    starts_nothing,
)
from dockerlint.project.images.shipping.unusable import unusable
from dockerlint.project.launch.launch import Launch, launch
from dockerlint.source import Span
from dockerlint.values import Text


@dataclass(eq=False)
class Container:
    """What runs: a service over its image, or an image as it is (`service` is None)."""

    image: Image
    builder: Builder | None = None
    image_builder: Builder | None = None
    """Who builds the image, where the service only names it: what it runs may be older than the tree."""
    published: bool = False
    """Whether that builder sends it to a registry."""

    @property
    def path(self) -> str:
        """The path of its Dockerfile."""
        return self.image.path

    @property
    def service(self) -> Service | None:
        """The compose service, if one runs it."""
        return self.builder.service if self.builder else None

    @property
    def development(self) -> bool:
        """Whether this is for development, by its compose file, or the names of its service, stage or Dockerfile.

        The name of a Dockerfile does not count if a service that is not for development runs what a registry has of it.
        """
        image = self.image.develops(published=self.published)
        return image or bool(self.builder and self.builder.development)

    @cached_property
    def ships(self) -> bool | None:
        """Whether it is an application that leaves the development machine, and no job; None where the files don't decide."""
        leaves = self.leaves_development
        return leaves if leaves is False or not self.is_one_shot else False

    @cached_property
    def leaves_development(self) -> bool | None:
        """Whether it runs outside the development machine, as an application or a job.

        Compose or a workflow builds it, or a script or nobody does, and it is an application's image. Neither names nor what it starts
        show that it is for development or tests, and there is something to start. None where the files don't decide whether it is an application's.
        """
        if self.development or self.image.dockerfile.foreign or self.is_idle:
            return False
        answer = self.image.is_application if self.image.default or self.image.local else True
        if answer is False or self._is_unusable or self.starts_development:
            return False
        return answer

    @cached_property
    def is_one_shot(self) -> bool | None:
        """Whether it does its work and ends: a database migration, a seed; None where that is not known."""
        job = ends_with_a_job(self.launch.started, self.command) or (
            self.overrides_command and only_ends(self.launch)
        )
        if self.builder is None or self.builder.service is None or self.builder.project is None:
            return job or None
        return is_one_shot(self.builder.service, self.builder.project, does_a_job=job)

    @cached_property
    def user(self) -> User:
        """The user that it runs as: the service's, else the image's."""
        at = self.service_user_at
        if at is not None and self.service and self.service.user:
            return User(self.service.user, at)
        under = self.builder.under if self.builder else None
        if under and under.user:
            return User(Text.unknown("another compose file may set the user"))
        return self.image.user

    @property
    def service_user_at(self) -> Span | None:
        """Where the service sets the user, if it does."""
        service = self.service
        return service.user_at if service and service.user and service.user.value != "" else None

    @cached_property
    def launch(self) -> Launch:
        """What it starts, read through wrappers, shells and scripts."""
        folder = (self.service and self.service.working_dir) or self.image.stage.workdir
        return launch(self.image.origins, self.image.stage, self.command, folder, self.variable)

    @cached_property
    def command(self) -> tuple[ShellWord, ...]:
        """The whole command in exec form: the service's entrypoint and command over the image's.

        A service's entrypoint drops the image's CMD (Compose specification, `entrypoint`).
        """
        service = self.service
        given = service.command if service else None
        entrypoint = service.entrypoint.shell_words if service and service.entrypoint else None
        command = given.shell_words if given else () if entrypoint else self.image.cmd
        return (*(self.image.entrypoint if entrypoint is None else entrypoint), *command)

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to start: its service and stages have no command, and the base image starts a shell, an interpreter or nothing."""
        under = self.builder.under if self.builder else None
        if self.command or (under and (under.command or under.entrypoint)):
            return False
        return default_commands.starts_nothing(self.image.stage.chain[-1].base)

    @cached_property
    def _is_unusable(self) -> bool:
        image = self.image
        if self.service is not None or not (image.default or image.local):
            return False
        return unusable(image.origins, image.stage, self.launch.started) is not None

    @property
    def base_entrypoint(self) -> Entrypoint:
        """What the base image's own entrypoint does; NONE where the chain or the service replaces it."""
        if self.image.entrypoint or (self.service and self.service.entrypoint):
            return Entrypoint.NONE
        base = self.image.stage.image
        return base.entrypoint if base else Entrypoint.OTHER

    @cached_property
    def starts_development(self) -> bool | None:
        """Whether it starts a development server, tests or load, runs over mounted sources, or is only kept open for a person or `docker cp`.

        None where it runs sources, as some that ship do. What a published image may start for development, by the branches of its script, shows nothing.
        """
        if self.service and mounts_sources(self.service, self.image.stage, self.image.origins):
            return True
        published = self.service is None and is_pushed(self.image)
        started = (one for one in self.launch.started if one.command.certain or not published)
        return True if self.only_waits else starts_development(started)

    @property
    def only_waits(self) -> bool:
        """Whether all that it starts waits: its service keeps it open, or the image ends after a while, and no entrypoint of a base may start more."""
        if self.overrides_command:
            return starts_nothing(self.launch.started)
        is_all = self.base_entrypoint in {Entrypoint.NONE, Entrypoint.RUNS_COMMAND}
        return is_all and starts_nothing(self.launch.started, for_a_while=True)

    @property
    def overrides_command(self) -> bool:
        """Whether the service starts something else than the image."""
        return bool(self.service and (self.service.command or self.service.entrypoint))

    @cached_property
    def environment(self) -> dict[str, Text]:
        """The variables that it starts with: the service's over those of its env_files over the image's ENV."""
        found, service = dict(self.image.stage.variables.env), self.service
        if service and not service.file_environment_complete:
            found = {name: Text.unknown(f"an env_file may set `{name}`") for name in found}
        for one in (*service.file_environment, *service.environment) if service else ():
            found[one.name] = one.value or Text.unknown(f"`{one.name}` is passed through")
        return found

    def variable(self, name: str) -> Text:
        """Return a variable that it starts with; not what its script sets, which `launch.started` has."""
        return self.environment.get(name) or Text.unknown(f"`{name}` may be set when it starts")
