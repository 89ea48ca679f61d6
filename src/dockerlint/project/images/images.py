"""Images and containers: what is built from a Dockerfile, by whom, and what runs of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.knowledge.development import is_for_development
from dockerlint.knowledge.images.base_images import Entrypoint
from dockerlint.models.compose import ComposeProject, Service, ShellOrExec
from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.models.shell import ShellWord
from dockerlint.project.filesystem.node_modules import NodeModules, node_modules
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.launch.launch import Launch, launch
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.source import Span
from dockerlint.values import Known, Text


@dataclass(frozen=True, slots=True, eq=False)
class Builder:
    """Who builds an image: a service of a compose project, or a workflow step."""

    at: Span
    """The service's key, or the step's place."""
    name: str
    project: ComposeProject | None = None
    service: Service | None = None

    @property
    def under(self) -> Service | None:
        """The service of the same name in the file over which this one may be meant to lie: it may bring what is missing here."""
        over = self.project.over if self.project else None
        return over.service(self.name) if over else None

    @property
    def development(self) -> bool:
        """Whether one of the compose files is for development by its name (a workflow never is)."""
        return self.project is not None and any(map(is_for_development, self.project.paths))


@dataclass(frozen=True, slots=True)
class User:
    """The user that something runs as: a name or id (its group cut off), and where that is decided.

    `at` is None for what the base image decides.
    """

    name: Text
    at: Span | None = None

    @property
    def is_root(self) -> bool | None:
        """Whether it is uid 0; None when the files don't decide."""
        value = self.name.value
        return None if value is None else value.split(":", 1)[0] in {"root", "0"}


@dataclass(eq=False)
class Image:
    """One build: a stage under one set of arguments, with everybody who builds it (nobody: judged by itself)."""

    origins: Origins
    stage: EvaluatedStage
    builders: tuple[Builder, ...] = ()
    default: bool = False
    """Nobody in the tree builds it: its last stage, without arguments."""

    @property
    def dockerfile(self) -> Dockerfile:
        """The Dockerfile."""
        return self.stage.dockerfile

    @property
    def context(self) -> str | None:
        """The build context, base-relative; None when it is unknown."""
        return self.stage.evaluation.context

    @property
    def development(self) -> bool:
        """Whether the stage or the Dockerfile is for development by its name."""
        named = self.stage.written.name is not None and is_for_development(self.stage.written.name)
        return named or is_for_development(self.dockerfile.path)

    @cached_property
    def user(self) -> User:
        """The user of the image: the last USER of the chain, else the base image's."""
        found = self.stage.last("USER")
        if found and found.instruction.words:
            word = found.instruction.words[0]
            return User(found.expand(word), word.span)
        base = self.stage.image
        return User(
            Text.known(base.user)
            if base and base.user
            else Text.unknown("the base image's user is not known")
        )

    @cached_property
    def entrypoint(self) -> tuple[ShellWord, ...]:
        """The ENTRYPOINT in force in exec form; empty when the chain has none."""
        found = self.stage.last("ENTRYPOINT")
        return exec_words(found.instruction) if found else ()

    @cached_property
    def cmd(self) -> tuple[ShellWord, ...]:
        """The CMD in force in exec form; a stage that sets ENTRYPOINT drops its parents' CMD."""
        for stage in self.stage.chain:
            own = stage.written.last("CMD")
            if own:
                return exec_words(own)
            if stage.written.last("ENTRYPOINT"):
                return ()
        return ()

    @cached_property
    def node_modules(self) -> NodeModules:
        """What node_modules the image holds, and what decided that."""
        return node_modules(self.origins, self.stage)

    @property
    def starts_something(self) -> bool:
        """Whether the Dockerfile itself says what to start."""
        return bool(self.entrypoint or self.cmd)


@dataclass(eq=False)
class Container:
    """What runs: a service over its image, or an image as it is (`service` is None)."""

    image: Image
    builder: Builder | None = None

    @property
    def service(self) -> Service | None:
        """The compose service, if one runs it."""
        return self.builder.service if self.builder else None

    @property
    def development(self) -> bool:
        """Whether this is for development, by the name of its compose file, stage or Dockerfile."""
        return self.image.development or bool(self.builder and self.builder.development)

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
        stage = self.image.stage
        folder = stage.workdir
        if self.service and self.service.working_dir:
            folder = self.service.working_dir
        return launch(self.image.origins, stage, self.command, folder, self.variable)

    @cached_property
    def command(self) -> tuple[ShellWord, ...]:
        """The whole command in exec form: the service's entrypoint and command over the image's.

        A service's entrypoint drops the image's CMD (Compose specification, `entrypoint`).
        """
        service = self.service
        given = service.command if service else None
        entrypoint = _composed(service.entrypoint) if service and service.entrypoint else None
        command = _composed(given) if given else () if entrypoint else self.image.cmd
        return (*(self.image.entrypoint if entrypoint is None else entrypoint), *command)

    @property
    def base_entrypoint(self) -> Entrypoint:
        """What the base image's own entrypoint does; NONE where the chain or the service replaces it."""
        if self.image.entrypoint or (self.service and self.service.entrypoint):
            return Entrypoint.NONE
        base = self.image.stage.image
        return base.entrypoint if base else Entrypoint.OTHER

    def variable(self, name: str) -> Text | None:
        """Return a variable as a process of the container sees it: the service's environment, then the image's ENV."""
        for setting in self.service.environment if self.service else ():
            if setting.name == name:
                return setting.value or Text.unknown(f"`{name}` is passed through")
        variables = self.image.stage.variables
        if name in variables.env:
            return variables.env[name]
        return Text.unknown(f"`{name}` may be set when it starts")


def exec_words(instruction: Instruction) -> tuple[ShellWord, ...]:
    """Return a CMD or ENTRYPOINT in exec form; shell form is `/bin/sh -c TEXT`."""
    if instruction.exec_form:
        return tuple(ShellWord((word.text,), word.span) for word in instruction.words)
    if not instruction.words:
        return ()
    word = instruction.words[0]
    shell = (ShellWord(("sh",), word.span), ShellWord(("-c",), word.span))
    return (*shell, ShellWord((word.text,), word.span))


def _composed(command: ShellOrExec) -> tuple[ShellWord, ...]:
    return tuple(
        ShellWord(tuple(part.value if isinstance(part, Known) else None for part in text.parts), at)
        for text, at in zip(command.words, command.word_spans, strict=True)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Images:
    """Every image that the tree builds or could build, and every container that runs one."""

    all: tuple[Image, ...] = ()
    containers: tuple[Container, ...] = ()
    by_service: dict[Service, Container] = field(default_factory=dict)

    def of(self, service: Service) -> Container | None:
        """Return the container of a service that is built here."""
        return self.by_service.get(service)
