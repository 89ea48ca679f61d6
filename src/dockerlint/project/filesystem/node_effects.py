"""What a call of npm, pnpm, yarn or bun makes of the node_modules of a stage."""

from __future__ import annotations

from dataclasses import replace

from dockerlint.knowledge.node.node_modules import CHANGES, ELSEWHERE, WITHOUT_FOLDER
from dockerlint.models.package import Manifest
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.filesystem.changes import Install
from dockerlint.project.filesystem.node_folders import ModulesFolder, ModulesKind, NodeModules, modules
from dockerlint.project.filesystem.node_installs import InstallTarget, Place, install_of
from dockerlint.project.filesystem.origins import deployed
from dockerlint.project.filesystem.production import (
    RunVariables,
    leaves_out,
    makes_node_modules,
    run_variables,
)
from dockerlint.project.stages.mounts import mount_over
from dockerlint.project.stages.paths import joined

_INSTALLS = frozenset({"install", "ci", "add", "focus"})


def manager_call(place: Place, call: Invocation, state: NodeModules) -> NodeModules:
    """Return the state after a call of a package manager."""
    if call.is_global or "global" in call.flags or call.has("help", "version"):
        return state
    if call.program == "pnpm" and call.verb == "deploy":
        return _deployed(place, call, state)
    if call.verb in _INSTALLS:
        return _installed(place, call, state)
    if call.verb == "prune":
        return _pruned(place, call, state)
    return state.doubted(place.shell.folder.value) if call.verb in CHANGES or not call.verb else state


def _installed(place: Place, call: Invocation, state: NodeModules) -> NodeModules:
    install = install_of(place, call)
    if install is None:
        return state.doubted(None)
    if call.has(*WITHOUT_FOLDER) or mount_over(place.step, modules(install.folder)):
        return state
    kind = _install_kind(place, call, install)
    return _put(state, call, install.folder, kind, install.manifests or ())


def _install_kind(place: Place, call: Invocation, install: InstallTarget) -> ModulesKind:
    """Return what an install makes; with names it installs the manifest too, so a full one stays full."""
    if install.manifests is None or not _is_read(call) or any(name in call.flags for name in ELSEWHERE):
        return ModulesKind.UNKNOWN
    if call.program == "yarn" and not makes_node_modules(install.workspace):
        return ModulesKind.UNKNOWN
    out = (
        call.has("production")
        if call.verb == "focus"
        else leaves_out(call, _variables(place, call), install.workspace)
    )
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


def _pruned(place: Place, call: Invocation, state: NodeModules) -> NodeModules:
    """Apply `npm prune` and `pnpm prune`; pnpm's does nothing for the members of a workspace (pnpm.io/cli/prune)."""
    install = install_of(place, call)
    old = state.folders.get(install.folder) if install else None
    if install is None or old is None:
        return state.doubted(place.shell.folder.value)
    out = leaves_out(call, _variables(place, call), install.workspace) if _is_read(call) else None
    if out is False:
        return state
    whole = call.program != "pnpm" or len(old.manifests) == 1
    kind = (
        ModulesKind.PRODUCTION
        if out and whole and old.kind is not ModulesKind.UNKNOWN
        else ModulesKind.UNKNOWN
    )
    if out and not call.command.certain and old.kind is ModulesKind.FULL:
        kind = ModulesKind.UNKNOWN
    decided = call.command.at.first_line()
    return state.with_folder(install.folder, replace(old, kind=kind, decided=decided))


def _deployed(place: Place, call: Invocation, state: NodeModules) -> NodeModules:
    """Apply `pnpm deploy`: the last word is the folder, `--filter` says which package."""
    if not call.arguments:
        return state
    target = joined(place.shell.folder, call.arguments[-1].text(place.shell.lookup)).value
    if target is None:
        return state.doubted(None)
    packages = deployed(place.origins, Install(place.step, call.command.at, call, place.shell))
    workspace = place.origins.workspaces.of_path(packages[0].folder) if packages else None
    out = leaves_out(call, _variables(place, call), workspace) if packages else None
    kind = ModulesKind.UNKNOWN if out is None else ModulesKind.DEPLOY if out else ModulesKind.FULL
    return _put(state, call, target, kind, tuple(package.manifest for package in packages))


def _variables(place: Place, call: Invocation) -> RunVariables:
    return run_variables(place.step, place.shell, call.command)
