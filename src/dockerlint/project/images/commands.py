"""The subject `command`: the commands of every RUN, under their builder's arguments."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from itertools import islice

from dockerlint.files import Kind
from dockerlint.knowledge.commands.toolchains import INSTALLER
from dockerlint.knowledge.images.image_systems import has_tool
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.paths import join
from dockerlint.project.commands.failures import Failure
from dockerlint.project.commands.run_command import Run, RunCommand, is_named_in, runs
from dockerlint.project.dockerfiles import Dockerfiles
from dockerlint.project.filesystem.configuration import is_configured
from dockerlint.project.filesystem.origins import Origins, origin
from dockerlint.project.images.collection import Images
from dockerlint.project.images.images import Image
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.mounts import mounts
from dockerlint.project.workspaces.workspace import Workspace

Built = Mapping[EvaluatedStage, Image]
"""The stages of one Dockerfile that are built, each with the first image that runs it."""
Way = tuple[Run, Image | None]
"""A RUN in one build, and the image of that build."""


class BuildCommand(RunCommand):
    """One command of a RUN as a build runs it; `image` is None for a stage that no build needs, which gets no arguments."""

    __slots__ = ("_origins", "image")

    def __init__(self, index: int, run: Run, image: Image | None, origins: Origins) -> None:
        """Keep the image whose build runs the command."""
        super().__init__(index, run)
        self.image = image
        self._origins = origins

    @property
    def is_missed(self) -> bool:
        """Whether the build stops after its pipeline without what that makes, there or where a later command of the stage starts it."""
        return super().is_missed or any(map(self._needs_download, self._later))

    @property
    def _later(self) -> Iterator[RunCommand]:
        """The commands after its pipeline, of this RUN and of later ones of the stage."""
        found = iter(runs(self.step.stage, self._origins.scripts))
        for run in found:
            if run.step.instruction is self.step.instruction:
                yield from islice(run.commands(), self.index + 1, None)
                break
        yield from (command for run in found for command in run.commands())

    def _needs_download(self, later: RunCommand) -> bool:
        """Return whether the build stops at a command that starts the program of a downloaded script, which the base image lacks."""
        base, program = self.step.stage.chain[-1].base.value, later.program
        if later.failure is not Failure.STOPS or program is None or (base and has_tool(base, program)):
            return False
        if INSTALLER.fullmatch(posixpath.basename(program)):
            return False
        return any(is_named_in(later.command, word.literal or "") for word in self.command.words[1:])

    @property
    def workspace(self) -> Workspace | None:
        """The workspace of the folder that the command runs in; None where the files don't decide."""
        folder, image = self.environment.folder.value, self.image
        if folder is None or image is None:
            return None
        found = {image.origins.workspaces.of_path(one) for one in _sources(image, self.step, folder)}
        return found.pop() if len(found) == 1 else None

    def is_configured(self, places: tuple[str, ...], settings: tuple[str, ...]) -> bool | None:
        """Return whether a file at one of some absolute paths of the image names a setting (in lower case); None when it may."""
        return is_configured(self._origins, self.step, places, settings)


def _sources(image: Image, step: Step, folder: str) -> Iterator[str]:
    """Yield what of the tree is a folder of a RUN, or the files that are copied or mounted into it; base-relative."""
    origins, context = image.origins, step.stage.evaluation.context
    for mount in mounts(step) if context is not None else ():
        inside = mount.source_of(folder) or (mount.source if _is_in(mount.target, folder) else None)
        if mount.kind == "bind" and mount.stage is None and inside:
            yield join(context or ".", inside.strip("/") or ".")
            return
    if (place := origin(origins, step.stage, folder, step)) is not None:
        yield from [place] if origins.files.kind(place) is Kind.FOLDER else []
        return
    for put in (put for stage in step.stage.chain for put in origins.puts(stage)):
        source = origins.source(put) if _is_in(put.target, folder) and origins.is_file(put) else None
        if source is not None:
            yield source


def _is_in(target: str | None, folder: str) -> bool:
    return target is not None and folder in {target, posixpath.dirname(target)}


def build_commands(dockerfiles: Dockerfiles, images: Images) -> Iterator[BuildCommand]:
    """Yield the commands of every Dockerfile in order: once where all builders agree, else once for each that differs."""
    built = _built(images)
    for dockerfile in dockerfiles.all:
        for stage in dockerfiles.stages(dockerfile):
            for run, image in _different_runs(dockerfiles, stage, built.get(dockerfile, {})):
                for index in range(len(run.script.commands)):
                    yield BuildCommand(index, run, image, images.origins)


def _built(images: Images) -> dict[Dockerfile, dict[EvaluatedStage, Image]]:
    found: dict[Dockerfile, dict[EvaluatedStage, Image]] = {}
    for image in images.all:
        for stage in image.stages:
            found.setdefault(image.dockerfile, {}).setdefault(stage, image)
    return found


def _different_runs(dockerfiles: Dockerfiles, stage: EvaluatedStage, built: Built) -> Iterator[Way]:
    ways: list[tuple[EvaluatedStage, Image | None]] = [
        (one, image) for one, image in built.items() if one.written is stage.written
    ]
    each = [
        [(run, image) for run in runs(one, dockerfiles.scripts)] for one, image in ways or [(stage, None)]
    ]
    for same in zip(*each, strict=True):
        yield from _different(same)


def _different(same: tuple[Way, ...]) -> Iterator[Way]:
    """Leave out the ways to run one RUN in which it sees what it saw in another."""
    if len(same) == 1:
        yield same[0]
        return
    ways: dict[tuple[object, ...], Way] = {}
    for run, image in same:
        ways.setdefault(_seen(run.step), (run, image))
    yield from ways.values()


def _seen(step: Step) -> tuple[object, ...]:
    variables = [
        tuple((name, str(value)) for name, value in sorted(each.items()))
        for each in (step.variables.env, step.variables.args)
    ]
    bases = tuple(str(one.base) for one in step.stage.chain)
    return (*variables, str(step.workdir), step.shell_words, bases, step.stage.evaluation.context)
