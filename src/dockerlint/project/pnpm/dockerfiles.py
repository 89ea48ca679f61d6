"""Pins in Dockerfiles: what their commands install, and `PNPM_VERSION` of ARG and ENV with the value that wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dockerlint.knowledge.node.pnpm import VERSION_VARIABLE
from dockerlint.models.shell import Script
from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.project.commands.scripts import start_of
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.images import Image
from dockerlint.project.pnpm.commands import Installed, brought, installs, pnpm_call, set_version, stops
from dockerlint.project.stages.evaluation import EvaluatedStage, Evaluation, Step
from dockerlint.project.workspaces.pin import PnpmPin
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.values import Text

_PNPM = re.compile(r"pnpm", re.IGNORECASE)
_RUNS = frozenset({"RUN", "CMD", "ENTRYPOINT"})


def dockerfile_pins(origins: Origins, images: Iterable[Image]) -> Iterator[tuple[Workspace, PnpmPin]]:
    """Yield the pins of all Dockerfiles, each with the workspace that it belongs to. Images may share places."""
    seen: set[Evaluation] = set()
    for image in images:
        evaluation = image.stage.evaluation
        if evaluation not in seen and _PNPM.search(evaluation.dockerfile.file.text):
            seen.add(evaluation)
            for stage in evaluation.dockerfile.stages:
                yield from _stage_pins(origins, image, evaluation.stage(stage))


def _stage_pins(origins: Origins, image: Image, stage: EvaluatedStage) -> Iterator[tuple[Workspace, PnpmPin]]:
    """Yield what a stage and its parents install: the parents' again, for this stage may be the one that proves more."""
    found, installing = _read(origins, stage)
    workspace = image.workspace_of(stage) if found else None
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
        script = origins.scripts.script_of(step.instruction, step.shell)
        for index, (command, shell) in enumerate(environments(script.commands, start_of(step))):
            new = [*set_version(command, shell), *brought(command, shell.lookup)]
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


def _environment(step: Step, shell: ExecutionEnvironment) -> Lookup:
    """Look only at what is set here: what the base image may set proves nothing."""
    known = step.variables.env.keys() | step.variables.args.keys()
    return lambda name: shell.lookup(name) if name in known else None


def _variables(stage: EvaluatedStage) -> Iterator[Text]:
    """Yield the values that PNPM_VERSION has in a stage, and in the FROM lines."""
    variables = stage.variables
    for scope in (stage.evaluation.global_args, variables.args, variables.env):
        if VERSION_VARIABLE in scope:
            yield scope[VERSION_VARIABLE]
