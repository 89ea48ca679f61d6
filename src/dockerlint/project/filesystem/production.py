"""Whether an install leaves devDependencies out: its options, the variables in force, and the settings of the project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dockerlint.knowledge.images.base_images import UNKNOWN
from dockerlint.knowledge.node.node_modules import NPMRC_SETTINGS, SETTINGS
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.values import Text

_FLAGS = ("prod", "production")
_BERRY = re.compile(r"^__metadata:", re.MULTILINE)
_LINKER = re.compile(r"^nodeLinker:\s*[\"']?(?:node-modules|pnpm)\b", re.MULTILINE)


@dataclass(slots=True, eq=False)
class Environment:
    """The variables of one RUN, with those that its own commands export."""

    stage: EvaluatedStage
    step: Step
    exported: dict[str, Text] = field(default_factory=dict)

    def export(self, command: Command) -> None:
        """Take in an `export NAME=value`."""
        for word in command.words[1:]:
            head = word.parts[0] if word.parts else None
            name, equals, _ = head.partition("=") if isinstance(head, str) else ("", "", "")
            value = word.text(self.step.variables.lookup).value if command.certain else None
            if equals:
                unknown = Text.unknown(f"`{name}` is set by the shell")
                self.exported[name] = unknown if value is None else Text.known(value[len(name) + 1 :])

    def variables_of(self, command: Command) -> Mapping[str, Text]:
        """Return the variables that a command sees, by name."""
        own = {name: word.text(self.step.variables.lookup) for name, word in command.assignments}
        return {**self.step.variables.args, **self.step.variables.env, **self.exported, **own}

    @property
    def complete(self) -> bool:
        """Whether what is not set here is not set: the base image is a known one, and those set nothing of this."""
        image = self.stage.image
        return image is not None and image is not UNKNOWN


def leaves_out(call: Invocation, environment: Environment, workspace: Workspace | None) -> bool | None:
    """Return whether an install, prune or deploy leaves devDependencies out; None when the files don't decide."""
    if not _is_silent(call):
        return _asked(call)
    variables = {name.lower(): text for name, text in environment.variables_of(call.command).items()}
    for name, values in SETTINGS.items():
        if name in variables and name.startswith(("npm", call.program)):
            value = variables[name].value
            return True if value in values else None
    if _configured(workspace, call.program):
        return None
    return _by_node_env(call, environment, workspace)


def _is_silent(call: Invocation) -> bool:
    """Return whether no option of a call speaks of devDependencies."""
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


def _by_node_env(call: Invocation, environment: Environment, workspace: Workspace | None) -> bool | None:
    found = environment.variables_of(call.command).get("NODE_ENV")
    if found is None:
        return False if environment.complete else None
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
    """Return whether a yarn install certainly makes node_modules: yarn 1, or a later one that is told to."""
    berry = is_berry(workspace)
    if workspace is None or berry is None:
        return False
    settings = workspace.text(".yarnrc.yml")
    return not berry or bool(settings and _LINKER.search(settings.text))
