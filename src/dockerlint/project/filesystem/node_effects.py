"""What a call of npm, pnpm, yarn or bun makes of the node_modules of a stage, and whether it leaves devDependencies out.

That depends on its options, the variables in effect, and the settings of the project.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dockerlint.knowledge.node.node_modules import (
    CHANGES,
    ELSEWHERE,
    NPMRC_SETTINGS,
    SETTINGS,
    WITHOUT_FOLDER,
)
from dockerlint.models.package import Manifest
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.commands.scripts import variables_of
from dockerlint.project.filesystem.changes import Install
from dockerlint.project.filesystem.node_folders import ModulesFolder, ModulesKind, NodeModules, modules
from dockerlint.project.filesystem.node_installs import CommandPlace, InstallTarget, install_of
from dockerlint.project.filesystem.origins import deployed
from dockerlint.project.stages.mounts import mount_over
from dockerlint.project.stages.paths import joined
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.values import Text

_FLAGS = ("prod", "production")
_BERRY = re.compile(r"^__metadata:", re.MULTILINE)
_LINKER = re.compile(r"^nodeLinker:\s*[\"']?(?:node-modules|pnpm)\b", re.MULTILINE)
_INSTALLS = frozenset({"install", "ci", "add", "focus"})


def manager_call(place: CommandPlace, call: Invocation, state: NodeModules) -> NodeModules:
    """Return the state after a call of a package manager."""
    if call.is_global or "global" in call.flags or call.has("help", "version"):
        return state
    if call.program == "pnpm" and call.verb == "deploy":
        return _deployed(place, call, state)
    if call.verb in _INSTALLS:
        return _installed(place, call, state)
    if call.verb == "prune":
        return _pruned(place, call, state)
    doubted = call.verb in CHANGES or (not call.verb and (call.arguments or call.is_open))
    return state.doubted(place.shell.folder.value) if doubted else state


def _installed(place: CommandPlace, call: Invocation, state: NodeModules) -> NodeModules:
    install = install_of(place, call)
    if install is None:
        return state.doubted(None)
    if call.has(*WITHOUT_FOLDER) or mount_over(place.step, modules(install.folder)):
        return state
    kind = _install_kind(place, call, install)
    return _put(state, call, install.folder, kind, install.manifests or ())


def _install_kind(place: CommandPlace, call: Invocation, install: InstallTarget) -> ModulesKind:
    """Return what an install makes; with names it installs the manifest too, so a full one stays full."""
    if install.manifests is None or not _is_read(call) or any(name in call.flags for name in ELSEWHERE):
        return ModulesKind.UNKNOWN
    if call.program == "yarn" and not _makes_node_modules(install.workspace):
        return ModulesKind.UNKNOWN
    out = call.has("production") if call.verb == "focus" else _leaves_out(place, call, install.workspace)
    return ModulesKind.UNKNOWN if out is None else ModulesKind.PRODUCTION if out else ModulesKind.FULL


def _is_read(call: Invocation) -> bool:
    """Return whether all words are literal: `npm ci $FLAGS` may leave anything out."""
    return all(word.literal is not None for word in call.arguments)


def _put(
    state: NodeModules, call: Invocation, folder: str, kind: ModulesKind, manifests: tuple[Manifest, ...]
) -> NodeModules:
    """Put what a command makes into a folder; one that may not run makes unknown what it would change."""
    at = call.command.at.first_line()
    old = state.folders.get(folder)
    if not call.command.certain:
        if old and old.kind is kind:
            return state
        kind = ModulesKind.UNKNOWN
    return state.with_folder(folder, ModulesFolder(kind, at, at, call.program, manifests))


def _pruned(place: CommandPlace, call: Invocation, state: NodeModules) -> NodeModules:
    """Apply `npm prune` and `pnpm prune`; pnpm's does nothing for the members of a workspace (pnpm.io/cli/prune)."""
    install = install_of(place, call)
    old = state.folders.get(install.folder) if install else None
    if install is None or old is None:
        return state.doubted(place.shell.folder.value)
    out = _leaves_out(place, call, install.workspace) if _is_read(call) else None
    if out is False:
        return state
    whole = call.program != "pnpm" or len(old.manifests) == 1
    sure = call.command.certain or old.kind is not ModulesKind.FULL
    known = out and whole and sure and old.kind is not ModulesKind.UNKNOWN
    kind = ModulesKind.PRODUCTION if known else ModulesKind.UNKNOWN
    decided = call.command.at.first_line()
    return state.with_folder(install.folder, replace(old, kind=kind, decided=decided))


def _deployed(place: CommandPlace, call: Invocation, state: NodeModules) -> NodeModules:
    """Apply `pnpm deploy`: the last word is the folder, `--filter` says which package."""
    if not call.arguments:
        return state
    target = joined(place.shell.folder, call.arguments[-1].text(place.shell.lookup)).value
    if target is None:
        return state.doubted(None)
    packages = deployed(place.origins, Install(place.step, call.command.at, call, place.shell))
    workspace = place.origins.workspaces.of_path(packages[0].folder) if packages else None
    out = _leaves_out(place, call, workspace) if packages else None
    kind = ModulesKind.UNKNOWN if out is None else ModulesKind.DEPLOY if out else ModulesKind.FULL
    return _put(state, call, target, kind, tuple(package.manifest for package in packages))


def _leaves_out(place: CommandPlace, call: Invocation, workspace: Workspace | None) -> bool | None:
    """Return whether an install, prune or deploy leaves devDependencies out; None when the files don't decide."""
    if not _is_silent(call):
        return _asked(call)
    variables = variables_of(place.step, place.shell.of(call.command))
    lower = {name.lower(): text for name, text in variables.items()}
    for name, values in SETTINGS.items():
        if name in lower and name.startswith(("npm", call.program)):
            return True if lower[name].value in values else None
    npmrc = workspace.npmrc if workspace and call.program != "bun" else None
    if npmrc is not None and any(npmrc.setting(name) for name in NPMRC_SETTINGS):
        return None
    if "NODE_ENV" in variables:
        return _by_node_env(call, variables["NODE_ENV"], workspace)
    image = place.step.stage.image
    return False if image and image.plain else None


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


def _by_node_env(call: Invocation, found: Text, workspace: Workspace | None) -> bool | None:
    if found.value is None:
        return None
    if found.value != "production":
        return False
    if call.program == "yarn":
        berry = _is_berry(workspace)
        return None if berry is None else not berry
    return True if call.program in {"npm", "pnpm"} and call.verb != "deploy" else None


def _is_berry(workspace: Workspace | None) -> bool | None:
    """Return whether yarn is 2 or later, which heeds no NODE_ENV; None when the files don't show it."""
    if workspace is None:
        return None
    pin = workspace.root.manifest.package_manager if workspace.root else None
    if pin and pin.name == "yarn":
        return not pin.version.startswith(("0.", "1."))
    lock = workspace.text("yarn.lock")
    return None if lock is None else bool(_BERRY.search(lock.text))


def _makes_node_modules(workspace: Workspace | None) -> bool:
    """Return whether a yarn install certainly makes node_modules: yarn 1, or a later one with that setting."""
    berry = _is_berry(workspace)
    if workspace is None or berry is None:
        return False
    settings = workspace.text(".yarnrc.yml")
    return not berry or bool(settings and _LINKER.search(settings.text))
