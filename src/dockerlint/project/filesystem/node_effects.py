"""What a call of npm, pnpm, yarn or bun makes of the node_modules of a stage."""

from __future__ import annotations

from dataclasses import replace

from dockerlint.knowledge.node.node_modules import CHANGES, ELSEWHERE, WITHOUT_FOLDER
from dockerlint.models.package import Manifest
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.filesystem.node_copies import Installed, Kind, State, modules
from dockerlint.project.filesystem.node_installs import Install, Place, install_of
from dockerlint.project.filesystem.node_scripts import script_keeps
from dockerlint.project.filesystem.origins import filtered
from dockerlint.project.filesystem.production import Environment, leaves_out, makes_node_modules
from dockerlint.project.stages.mounts import is_mounted
from dockerlint.project.stages.paths import joined

_INSTALLS = frozenset({"install", "ci", "add", "focus"})


def manager_call(place: Place, call: Invocation, environment: Environment, state: State) -> State:
    """Return the state behind a call of a package manager."""
    if call.is_global or "global" in call.flags or call.has("help", "version"):
        return state
    if call.script is not None or call.verb == "run":
        return state if script_keeps(place, call) else state.doubted(place.folder.value)
    if call.program == "pnpm" and call.verb == "deploy":
        return _deployed(place, call, environment, state)
    if call.verb in _INSTALLS:
        return _installed(place, call, environment, state)
    if call.verb == "prune":
        return _pruned(place, call, environment, state)
    return state.doubted(place.folder.value) if call.verb in CHANGES or not call.verb else state


def _installed(place: Place, call: Invocation, environment: Environment, state: State) -> State:
    install = install_of(place, call)
    if install is None:
        return state.doubted(None)
    if call.has(*WITHOUT_FOLDER) or is_mounted(place.step, modules(install.folder)):
        return state
    kind = _install_kind(call, environment, install)
    return _put(state, call, install.folder, kind, install.manifests or ())


def _install_kind(call: Invocation, environment: Environment, install: Install) -> Kind:
    """Say what an install makes; with names it installs the manifest too, so a full one stays full."""
    if install.manifests is None or not _is_read(call) or any(name in call.flags for name in ELSEWHERE):
        return Kind.UNKNOWN
    if call.program == "yarn" and not makes_node_modules(install.workspace):
        return Kind.UNKNOWN
    out = call.has("production") if call.verb == "focus" else leaves_out(call, environment, install.workspace)
    return Kind.UNKNOWN if out is None else Kind.PRODUCTION if out else Kind.FULL


def _is_read(call: Invocation) -> bool:
    """Return whether all words are literal: `npm ci $FLAGS` may leave anything out."""
    return all(word.literal is not None for word in call.arguments)


def _put(state: State, call: Invocation, folder: str, kind: Kind, manifests: tuple[Manifest, ...]) -> State:
    """Put what a command makes into a folder; one that may not run makes unknown what it would change."""
    at = call.command.at.first_line()
    old = state.folders.get(folder)
    if not call.command.certain:
        if old and old.kind is kind:
            return state
        kind = Kind.UNKNOWN
    return state.with_folder(folder, Installed(kind, at, at, call.program, manifests))


def _pruned(place: Place, call: Invocation, environment: Environment, state: State) -> State:
    """Apply `npm prune` and `pnpm prune`; pnpm's does nothing for the members of a workspace (pnpm.io/cli/prune)."""
    install = install_of(place, call)
    old = state.folders.get(install.folder) if install else None
    if install is None or old is None:
        return state.doubted(place.folder.value)
    out = leaves_out(call, environment, install.workspace) if _is_read(call) else None
    if out is False:
        return state
    whole = call.program != "pnpm" or len(old.manifests) == 1
    kind = Kind.PRODUCTION if out and whole and old.kind is not Kind.UNKNOWN else Kind.UNKNOWN
    if out and not call.command.certain and old.kind is Kind.FULL:
        kind = Kind.UNKNOWN
    decided = call.command.at.first_line()
    return state.with_folder(install.folder, replace(old, kind=kind, decided=decided))


def _deployed(place: Place, call: Invocation, environment: Environment, state: State) -> State:
    """Apply `pnpm deploy`: the last word is the folder, `--filter` says which package."""
    if not call.arguments:
        return state
    target = joined(place.folder, call.arguments[-1].text(place.step.variables.lookup)).value
    if target is None:
        return state.doubted(None)
    workspaces = place.origins.workspaces
    folders = filtered(place.origins, place.stage, place.step, call, place.folder)
    packages = [package for folder in folders if (package := workspaces.package_of(folder))]
    workspace = workspaces.of_path(packages[0].folder) if packages else None
    out = leaves_out(call, environment, workspace) if packages else None
    kind = Kind.UNKNOWN if out is None else Kind.DEPLOY if out else Kind.FULL
    return _put(state, call, target, kind, tuple(package.manifest for package in packages))
