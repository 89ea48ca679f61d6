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
from dockerlint.project.filesystem.command_places import CommandPlace
from dockerlint.project.filesystem.node_folders import LEAN, ModulesFolder, ModulesKind, NodeModules, modules
from dockerlint.project.filesystem.node_installs import InstallTarget, install_of
from dockerlint.project.filesystem.origins import deployed
from dockerlint.project.stages.mounts import mount_over
from dockerlint.project.stages.paths import covers, joined
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.values import Text

_FLAGS = ("prod", "production")
_BERRY = re.compile(r"^__metadata:", re.MULTILINE)
_LINKER = re.compile(r"^nodeLinker:\s*[\"']?(?:node-modules|pnpm)\b", re.MULTILINE)
_ARGUMENT = re.compile(r"@[\w.-]+/[\w.-]+|\w[\w.-]*")
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
    at, kind = call.command.at.first_line(), _install_kind(place, call, install)
    words = () if call.verb == "focus" else call.arguments
    added = frozenset(name for word in words if (name := _package_name(word.literal or "")))
    for path, manifests in _made(install).items():
        linked = path != modules(install.folder)
        state = _put(state, call, path, ModulesFolder(kind, at, at, call.program, manifests, linked, added))
    return state


def _made(install: InstallTarget) -> dict[str, tuple[Manifest, ...]]:
    """Return the node_modules that an install makes, each with what it is for: in the root for all, in a member for itself."""
    members = {modules(install.folder_of(one)): (one.manifest,) for one in install.packages or ()}
    return {modules(install.folder): install.manifests} | {
        path: manifests for path, manifests in members.items() if path != modules(install.folder)
    }


def _package_name(argument: str) -> str | None:
    """Return the package that an argument of an install names: `@acme/hook@1` is `@acme/hook`."""
    found = _ARGUMENT.match(argument)
    return found[0] if found else None


def _install_kind(place: CommandPlace, call: Invocation, install: InstallTarget) -> ModulesKind:
    """Return what an install makes; with names it installs the manifest too, so a full one stays full."""
    if install.packages is None or not _is_read(call) or any(name in call.flags for name in ELSEWHERE):
        return ModulesKind.UNKNOWN
    if call.program == "yarn" and not _makes_node_modules(install.workspace):
        return ModulesKind.UNKNOWN
    out = call.has("production") if call.verb == "focus" else _leaves_out(place, call, install.workspace)
    return ModulesKind.UNKNOWN if out is None else ModulesKind.PRODUCTION if out else ModulesKind.FULL


def _is_read(call: Invocation) -> bool:
    """Return whether all words are literal: `npm ci $FLAGS` may leave anything out."""
    return all(word.literal is not None for word in call.arguments)


def _put(state: NodeModules, call: Invocation, path: str, made: ModulesFolder) -> NodeModules:
    """Put what a command makes at a path; one that may not run makes unknown what it would change."""
    old = state.folders.get(path)
    if call.command.certain:
        return state.with_folder(path, made)
    return state if old and old.kind is made.kind else state.with_folder(path, made.doubted())


def _pruned(place: CommandPlace, call: Invocation, state: NodeModules) -> NodeModules:
    """Apply `npm prune` and `pnpm prune`, to every node_modules of the install whose folder it runs in."""
    install = install_of(place, call)
    old = state.folders.get(modules(install.folder)) if install else None
    if install is None or old is None:
        return state.doubted(place.shell.folder.value)
    out = _leaves_out(place, call, install.workspace) if _is_read(call) else None
    if out is False:
        return state
    for path, one in state.folders.items():
        if one.decided == old.decided and covers(install.folder, path):
            state = state.with_folder(path, _without_development(call, install, path, one, sure=bool(out)))
    return state


def _without_development(
    call: Invocation, install: InstallTarget, path: str, one: ModulesFolder, *, sure: bool
) -> ModulesFolder:
    """Return one node_modules after a prune, which removes what production does not need, whatever was there.

    pnpm prunes the package of its folder. What becomes of other members of the workspace depends on its version: 7 keeps them as they
    are, 8 prunes them, 9 and 10 remove their production dependencies as well (each run).
    """
    kept = one.manifests
    if call.program == "pnpm" and len(kept) > 1 and install.here:
        kept = (install.here.manifest,)
    here = call.program != "pnpm" or (
        install.here is not None and path == modules(install.folder_of(install.here))
    )
    known = sure and here and (call.command.certain or one.kind in LEAN)
    kind = ModulesKind.PRODUCTION if known else ModulesKind.UNKNOWN
    return replace(one, kind=kind, decided=call.command.at.first_line(), manifests=kept, doubt=None)


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
    at, manifests = call.command.at.first_line(), tuple(package.manifest for package in packages)
    return _put(state, call, modules(target), ModulesFolder(kind, at, at, call.program, manifests))


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


def _makes_node_modules(workspace: Workspace | None) -> bool:
    """Return whether a yarn install certainly makes node_modules: yarn 1, or a later one with that setting."""
    berry = is_berry(workspace)
    if workspace is None or berry is None:
        return False
    settings = workspace.text(".yarnrc.yml")
    return not berry or bool(settings and _LINKER.search(settings.text))
