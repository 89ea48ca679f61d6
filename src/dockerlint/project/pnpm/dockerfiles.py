"""Pins in Dockerfiles: what their commands install, and `PNPM_VERSION` of ARG and ENV with the value that wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dockerlint.knowledge.node.pnpm import VERSION_VARIABLE
from dockerlint.models.shell import Lookup, Script
from dockerlint.paths import parent
from dockerlint.project.filesystem.origins import Origins, copied_from
from dockerlint.project.images.images import Image
from dockerlint.project.pnpm.commands import Installed, Shell, brought, installs, pnpm_call, stops
from dockerlint.project.stages.evaluation import EvaluatedStage, Evaluation, Step
from dockerlint.project.workspaces.pin import Pin
from dockerlint.project.workspaces.pnpm_major import find_pnpm
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.values import Text

_PNPM = re.compile(r"pnpm", re.IGNORECASE)
_RUNS = frozenset({"RUN", "CMD", "ENTRYPOINT"})


def dockerfile_pins(origins: Origins, images: Iterable[Image]) -> Iterator[tuple[Workspace, Pin]]:
    """Yield the pins of all Dockerfiles, each with the workspace that it belongs to. Images may share places."""
    seen: set[Evaluation] = set()
    for image in images:
        evaluation = image.stage.evaluation
        if evaluation not in seen and _PNPM.search(evaluation.dockerfile.file.text):
            seen.add(evaluation)
            for stage in evaluation.dockerfile.stages:
                yield from _stage_pins(origins, image, evaluation.stage(stage))


def _stage_pins(origins: Origins, image: Image, stage: EvaluatedStage) -> Iterator[tuple[Workspace, Pin]]:
    """Yield what a stage and its parents install: the parents' again, for this stage may be the one that proves more."""
    found, installing = _read(origins, stage)
    workspace = _workspace(origins, image, stage) if found else None
    for one in found if workspace else ():
        pin = one.pin(image.dockerfile.path, installs=installing)
        if workspace and pin:
            yield workspace, pin


def _read(origins: Origins, stage: EvaluatedStage) -> tuple[list[Installed], bool]:
    """List what a stage and its parents bring, and whether they install with pnpm; one that a later one replaces proves nothing."""
    found = [Installed(value, stage.written.start.at) for value in _variables(stage)]
    active: list[Installed] = []
    installing = False
    for step in (step for one in reversed(stage.chain) for step in one.steps):
        if step.instruction.keyword not in _RUNS or not _PNPM.search(step.instruction.at.text):
            continue
        shell = Shell(step.variables.lookup)
        script = origins.scripts.of(step.instruction, step.shell)
        for index, command in enumerate(script.commands):
            new = [*shell.assign(command), *brought(command, shell.lookup)]
            found += new
            active = [one for one in new if not one.alone and command.certain] or active
            call = pnpm_call(command)
            installing = installing or (call is not None and installs(call))
            if call and stops(command, call, _environment(step, shell)) and _counts(script, index):
                for one in [one for one in new if one.alone] or active:
                    one.frozen = True
    return found, installing


def _counts(script: Script, index: int) -> bool:
    """Return whether the failure of a command fails the whole RUN."""
    through = {"", "&&", ";"} if script.errexit else {"", "&&"}
    return all(one.joined_by in through for one in script.commands[index + 1 :])


def _environment(step: Step, shell: Shell) -> Lookup:
    """Look only at what is set here: what the base image may set proves nothing."""
    known = step.variables.env.keys() | step.variables.args.keys()
    return lambda name: shell.lookup(name) if name in known else None


def _variables(stage: EvaluatedStage) -> Iterator[Text]:
    """Yield the values that PNPM_VERSION has in a stage, and in the FROM lines."""
    variables = stage.variables
    for scope in (stage.evaluation.global_args, variables.args, variables.env):
        if VERSION_VARIABLE in scope:
            yield scope[VERSION_VARIABLE]


def _workspace(origins: Origins, image: Image, stage: EvaluatedStage) -> Workspace | None:
    """Return the workspace that a stage is of: its context's, or the only other one of which it copies anything.

    None where the context is not known, and for a stage that builds what it clones.
    """
    folder = image.context
    if folder is None:
        return _lone_workspace(origins, image)
    own = origins.workspaces.of(folder)
    copied = _copied(origins, image)
    if own in copied or not copied:
        return None if not copied and _clones(origins, stage) else own
    return copied[0] if len(copied) == 1 else None


def _lone_workspace(origins: Origins, image: Image) -> Workspace | None:
    """Return the workspace around a Dockerfile whose context is not decided, if there is but one in the tree."""
    around = origins.workspaces.of(parent(image.dockerfile.path))
    showing = [one for one in origins.workspaces.all if find_pnpm(one.evidence).shown]
    composed = any(builder.service for builder in image.builders)
    return around if not composed and showing == [around] else None


def _copied(origins: Origins, image: Image) -> list[Workspace]:
    """List the workspaces from which the stages of a Dockerfile copy files of the context."""
    evaluation = image.stage.evaluation
    out: dict[str, Workspace] = {}
    for stage in map(evaluation.stage, evaluation.dockerfile.stages):
        for step in stage.steps:
            if step.instruction.keyword in {"COPY", "ADD"} and not step.instruction.flag("from"):
                for word in step.instruction.sources:
                    path = copied_from(origins, stage, step, word)
                    workspace = origins.workspaces.of(path) if path is not None else None
                    if workspace:
                        out[workspace.folder] = workspace
    return list(out.values())


def _clones(origins: Origins, stage: EvaluatedStage) -> bool:
    """Return whether a stage gets a repository from elsewhere."""
    return any(
        command.program == "git" and any(word.literal == "clone" for word in command.words)
        for one in stage.chain
        for step in one.steps
        if step.instruction.keyword == "RUN"
        for command in origins.scripts.of(step.instruction, step.shell).commands
    )
