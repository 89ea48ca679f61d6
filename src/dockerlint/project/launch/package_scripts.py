"""Layers of a command that a package manager opens: `pnpm --filter api start` runs a script of a package.json."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation, invocation, unwrapped
from dockerlint.parsers.shell.read import parse_text
from dockerlint.paths import resolve
from dockerlint.project.filesystem.origins import origin
from dockerlint.project.launch.environment import Layer, Scene, script_layer, tail
from dockerlint.project.stages.paths import joined
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.values import Text

_RUNS_PROGRAM = frozenset({"exec", "dlx", "x", "npx", "bunx"})


def manager_layer(scene: Scene, command: Command) -> Layer | None:
    """Open `npm run X`, `pnpm exec X` and the like; None when the command is none of them."""
    call = invocation(command)
    if call is None:
        return None
    inner = unwrapped(call)
    if inner is not call:
        return Layer(((scene, inner.command),))
    if call.verb in _RUNS_PROGRAM:
        return Layer(tail(scene, call.arguments))
    return _scripts(scene, call) if call.script is not None else None


def _scripts(scene: Scene, call: Invocation) -> Layer:
    name = call.script or ""
    opened = [_script(scene, folder, manifest, name) for folder, manifest in _packages(scene, call)]
    return Layer(
        tuple(pair for layer in opened for pair in layer.commands),
        started=True,
        unread=any(layer.unread for layer in opened),
    )


def _script(scene: Scene, folder: Text, manifest: Manifest, name: str) -> Layer:
    text = manifest.scripts.get(name)
    if text is None:
        return Layer()
    script = parse_text(text, manifest.at("scripts", name))
    return script_layer(replace(scene, folder=folder, manifest=manifest, rest=()), script)


def _packages(scene: Scene, call: Invocation) -> Iterator[tuple[Text, Manifest]]:
    """Yield the packages whose script is run, each with its folder in the image."""
    folder = scene.folder
    for value in call.values("dir", "prefix", "cwd"):
        folder = joined(folder, value.text(scene.lookup))
    place = origin(scene.origins, scene.stage, folder.value) if folder.value else None
    workspace = scene.origins.workspaces.of_path(place) if place is not None else None
    if workspace is None or place is None:
        return
    selectors = [value.text(scene.lookup).value for value in call.values("filter", "workspace")]
    if not selectors and (here := workspace.package_at(place)):
        yield folder, here.manifest
    for selector in selectors:
        for package in _selected(workspace, selector, place) if selector else ():
            yield joined(folder, Text.known(posixpath.relpath(package.folder, place))), package.manifest


def _selected(workspace: Workspace, selector: str, place: str) -> tuple[Package, ...]:
    """Return the packages of a selector; npm's `-w` takes a folder, too (docs.npmjs.com, "workspaces")."""
    found = workspace.select(selector, place)
    folder = resolve(place, selector)
    package = workspace.package_at(folder) if folder is not None and not found else None
    return (package,) if package else found
