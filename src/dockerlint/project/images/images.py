"""Images: what is built from a Dockerfile, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dockerlint.knowledge.commands.development import ENVIRONMENTS, PRODUCTION
from dockerlint.knowledge.development import is_for_development, is_named_for_ci
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.models.dockerfile import Dockerfile, Instruction, Keyword
from dockerlint.models.shell import ShellWord
from dockerlint.paths import parent
from dockerlint.project.filesystem.build_context import BuildContext
from dockerlint.project.filesystem.node_folders import NodeModules
from dockerlint.project.filesystem.node_modules import node_modules
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.filesystem.predicted import ImageFiles
from dockerlint.project.filesystem.programs import has_program
from dockerlint.project.images.shipping.applications import copied_paths, holds_application
from dockerlint.project.images.shipping.dockerfiles import Use, why_for_development
from dockerlint.project.images.shipping.purpose import is_for_development_by_itself
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import reachable, taken_from
from dockerlint.project.workspaces.pnpm_major import find_pnpm
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.source import Span
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class Builder:
    """Who builds an image: a service of a compose project, or a workflow step."""

    at: Span
    """The service's key, or the step's place."""
    name: str
    project: ComposeProject | None = None
    service: Service | None = None
    pushes: bool | None = None
    """Whether a workflow or script sends what it builds to a registry."""
    names_example: bool = False
    """Whether all names that a workflow gives the image are those of an example: `ghcr.io/acme/example-vite:1`."""

    @property
    def under(self) -> Service | None:
        """The service of the same name in the file over which this one may be meant to lie: it may bring what is missing here."""
        over = self.project.over if self.project else None
        return over.service(self.name) if over else None

    @property
    def development(self) -> bool:
        """Whether the compose project or the service is for development (a workflow never is)."""
        if self.project is None or self.service is None:
            return False
        return self.project.for_development or is_for_development_by_itself(self.service, self.project)


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
    local: bool = False
    """Only scripts build it, whose images may stay on the machine."""

    @property
    def dockerfile(self) -> Dockerfile:
        """The Dockerfile."""
        return self.stage.dockerfile

    @property
    def path(self) -> str:
        """The Dockerfile's path."""
        return self.stage.path

    @cached_property
    def context(self) -> BuildContext | None:
        """The build context; None when it is unknown."""
        folder = self.stage.evaluation.context
        return None if folder is None else BuildContext(self.origins.files, folder, self.dockerfile.path)

    def has_program(self, program: str) -> bool | None:
        """Return whether the image holds a program in a folder of PATH; None where the files don't decide."""
        return has_program(self.origins.scripts, self.stage, program)

    @property
    def development(self) -> bool:
        """Whether the stage or the Dockerfile is for development or tests: by name, by the comment at its head, by the base image or the mode of a server.

        The name of a folder such as `dev-postgres` counts unless a workflow builds what is there, that of `dev` unless a registry has it, and
        that of `examples` unless a registry has it under a name that is none of an example.
        """
        return self.develops()

    def develops(self, *, published: bool = False) -> bool:
        """Return whether it is for development. If it is published, the name of the Dockerfile itself (`Dockerfile.dev`) shows nothing."""
        return self.why_for_development(published=published) is not None

    def why_for_development(self, *, published: bool = False) -> str | None:
        """Return what shows that it is for development, tests or demonstration; None where nothing does."""
        by_workflow = not self.local and any(one.service is None for one in self.builders)
        offered = by_workflow and any(one.pushes is not False for one in self.builders)
        use = Use(
            pushed=is_pushed(self),
            as_example=all(one.names_example for one in self.builders if one.pushes),
            published=published or (offered and is_named_for_ci(self.path)),
            by_workflow=by_workflow,
            callers=tuple(one.at.path for one in self.builders if one.pushes is not False and not self.local),
        )
        return why_for_development(self.stage, self.origins.examples, use)

    @property
    def is_made_to_ship(self) -> bool:
        """Whether its environment is that of production, it takes what other stages built, or another stage is the one for development."""
        values = (self.stage.variables.env.get(name) for name in ENVIRONMENTS)
        if any(one and one.value in PRODUCTION for one in values) or taken_from(self.stage):
            return True
        return any(one.name and is_for_development(one.name) for one in self.dockerfile.stages)

    @cached_property
    def stages(self) -> tuple[EvaluatedStage, ...]:
        """The stages of its Dockerfile that the build runs; all of them when nobody builds it."""
        evaluation = self.stage.evaluation
        if self.default:
            return tuple(map(evaluation.stage, self.dockerfile.stages))
        return tuple(one for one in reachable(self.stage) if one.evaluation is evaluation)

    @cached_property
    def user(self) -> User:
        """The user of the image: the last USER of the chain, else the base image's."""
        found = self.stage.last("USER")
        if found and found.instruction.words:
            word = found.instruction.words[0]
            return User(found.expand(word), word.span)
        user = self.stage.image.user if self.stage.image else None
        return User(Text.known(user) if user else Text.unknown("the base image's user is not known"))

    @cached_property
    def entrypoint(self) -> tuple[ShellWord, ...]:
        """The ENTRYPOINT that counts, in exec form; empty if the chain has none."""
        found = self.stage.last("ENTRYPOINT")
        return exec_words(found.instruction) if found else ()

    @cached_property
    def cmd(self) -> tuple[ShellWord, ...]:
        """The CMD that counts, in exec form; a stage that sets ENTRYPOINT drops its parents' CMD."""
        for stage in self.stage.chain:
            own = stage.written.last("CMD")
            if own:
                return exec_words(own)
            if stage.written.last("ENTRYPOINT"):
                return ()
        return ()

    @cached_property
    def files(self) -> ImageFiles:
        """The files that it holds, as far as its Dockerfile decides: `image.files.has("/app/main.js")`."""
        return ImageFiles(self.origins, self.stage)

    @cached_property
    def node_modules(self) -> NodeModules:
        """What node_modules the image holds, and what decided that."""
        return node_modules(self.origins, self.stage)

    @cached_property
    def healthcheck(self) -> tuple[Instruction, ...] | None:
        """The HEALTHCHECK that counts; empty if it certainly has none, None if its base may have one."""
        found = self.stage.last("HEALTHCHECK")
        if found:
            return (found.instruction,)
        base = self.stage.image
        return () if base and base.healthcheck is False else None

    @cached_property
    def is_application(self) -> bool | None:
        """Whether it starts something, and holds files of its context beyond scripts and configuration; None where contexts disagree."""
        return bool(self.entrypoint or self.cmd) and holds_application(self.origins, self.stage)

    def workspace_of(self, stage: EvaluatedStage) -> Workspace | None:
        """Return the workspace that a stage is of: its context's, or the only other one of which it copies anything.

        None where the context is not known, and for a stage that builds what it clones.
        """
        if self.context is None:
            return self._lone_workspace()
        workspaces = self.origins.workspaces
        own = workspaces.of_path(self.context.folder)
        stages = map(self.stage.evaluation.stage, self.dockerfile.stages)
        found = (workspaces.of_path(path) for path in copied_paths(self.origins, stages))
        copied = list({one.folder: one for one in found if one}.values())
        if own in copied or not copied:
            return None if not copied and _clones(self.origins, stage) else own
        return copied[0] if len(copied) == 1 else None

    def _lone_workspace(self) -> Workspace | None:
        """Return the workspace around a Dockerfile whose context is not decided, if there is but one in the tree."""
        workspaces = self.origins.workspaces
        around = workspaces.of_path(parent(self.path))
        showing = [one for one in workspaces.all if find_pnpm(one.evidence).shown]
        composed = any(builder.service for builder in self.builders)
        return around if not composed and showing == [around] else None


def _clones(origins: Origins, stage: EvaluatedStage) -> bool:
    """Return whether a stage gets a repository from elsewhere."""
    return any(
        command.program == "git" and any(word.literal == "clone" for word in command.words)
        for step in stage.chain_steps
        if step.keyword == Keyword.RUN
        for command in origins.scripts.script_of(step.instruction, step.shell).commands
    )


def exec_words(instruction: Instruction) -> tuple[ShellWord, ...]:
    """Return a CMD or ENTRYPOINT in exec form; shell form is `/bin/sh -c TEXT`."""
    if instruction.exec_form:
        return tuple(ShellWord((word.text,), word.span) for word in instruction.words)
    if not instruction.words:
        return ()
    word = instruction.words[0]
    return tuple(ShellWord((text,), word.span) for text in ("sh", "-c", word.text))


def is_pushed(image: Image) -> bool:
    """Return whether a builder sends an image to a registry."""
    return any(one.pushes for one in image.builders)
