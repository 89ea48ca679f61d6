"""Whether an install leaves devDependencies out: its options, the variables in effect, and the settings of the project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dockerlint.knowledge.images.base_images import UNKNOWN
from dockerlint.knowledge.node.node_modules import NPMRC_SETTINGS, SETTINGS
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.commands.scripts import variables_of
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.values import Text

_FLAGS = ("prod", "production")
_BERRY = re.compile(r"^__metadata:", re.MULTILINE)
_LINKER = re.compile(r"^nodeLinker:\s*[\"']?(?:node-modules|pnpm)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True, eq=False)
class RunVariables:
    """The variables that a command of a RUN sees; `complete` when what is not among them is certainly not set."""

    values: Mapping[str, Text]
    complete: bool


def run_variables(step: Step, shell: ExecutionEnvironment, command: Command) -> RunVariables:
    """Return the variables that a command of a RUN gets."""
    image = step.stage.image
    known = image is not None and image is not UNKNOWN
    return RunVariables(variables_of(step, shell.of(command)), known)


def leaves_out(call: Invocation, variables: RunVariables, workspace: Workspace | None) -> bool | None:
    """Return whether an install, prune or deploy leaves devDependencies out; None when the files don't decide."""
    if not _is_silent(call):
        return _asked(call)
    lower = {name.lower(): text for name, text in variables.values.items()}
    for name, values in SETTINGS.items():
        if name in lower and name.startswith(("npm", call.program)):
            return True if lower[name].value in values else None
    if _configured(workspace, call.program):
        return None
    return _by_node_env(call, variables, workspace)


def _is_silent(call: Invocation) -> bool:
    """Return whether no option of a call is about devDependencies."""
    optional = [value.literal for value in call.values("include", "also")]
    return not any(name in call.flags for name in (*_FLAGS, "", "dev", "omit", "only")) and not (
        {"dev", None} & set(optional)
    )


def _asked(call: Invocation) -> bool | None:
    """Return what the options say; None for values that are not known, and for devDependencies alone."""
    values = call.values("omit", "only", "include", "also", *_FLAGS)
    if "" in call.flags or any(value.literal is None for value in values):
        return None
    if call.is_production:
        return True
    return None if call.has("dev") or any(value.literal == "dev" for value in call.values("only")) else False


def _configured(workspace: Workspace | None, program: str) -> bool:
    npmrc = workspace.npmrc if workspace and program != "bun" else None
    return npmrc is not None and any(npmrc.setting(name) for name in NPMRC_SETTINGS)


def _by_node_env(call: Invocation, variables: RunVariables, workspace: Workspace | None) -> bool | None:
    found = variables.values.get("NODE_ENV")
    if found is None:
        return False if variables.complete else None
    if found.value is None:
        return None
    if found.value != "production":
        return False
    if call.program == "yarn":
        berry = is_berry(workspace)
        return None if berry is None else not berry
    return True if call.program in {"npm", "pnpm"} and call.verb != "deploy" else None


def is_berry(workspace: Workspace | None) -> bool | None:
    """Return whether yarn is 2 or later, which heeds no NODE_ENV; None when the files don't show it."""
    if workspace is None:
        return None
    pin = workspace.root.manifest.package_manager if workspace.root else None
    if pin and pin.name == "yarn":
        return not pin.version.startswith(("0.", "1."))
    lock = workspace.text("yarn.lock")
    return None if lock is None else bool(_BERRY.search(lock.text))


def makes_node_modules(workspace: Workspace | None) -> bool:
    """Return whether a yarn install certainly makes node_modules: yarn 1, or a later one with that setting."""
    berry = is_berry(workspace)
    if workspace is None or berry is None:
        return False
    settings = workspace.text(".yarnrc.yml")
    return not berry or bool(settings and _LINKER.search(settings.text))
