"""Layers of a command that a package manager opens: `pnpm --filter api start` runs a script of a package.json."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from dockerlint.knowledge.commands.javascript_managers import RUNS_PROGRAM
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation, invocation, unwrapped
from dockerlint.parsers.shell.read import parse_text
from dockerlint.project.commands.selection import folder_of, selected, selectors
from dockerlint.project.filesystem.origins import origin
from dockerlint.project.launch.environment import Layer, Scene, script_layer, tail
from dockerlint.project.stages.paths import joined
from dockerlint.values import Text


def manager_layer(scene: Scene, command: Command) -> Layer | None:
    """Open `npm run X`, `pnpm exec X` and the like; None when the command is none of them."""
    call = invocation(command)
    if call is None:
        return None
    inner = unwrapped(call)
    if inner is not call:
        return Layer(((scene, inner.command),))
    if call.verb in RUNS_PROGRAM:
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
    folder = folder_of(call, scene.folder, scene.lookup)
    place = origin(scene.origins, scene.stage, folder.value) if folder.value else None
    workspace = scene.origins.workspaces.of_path(place) if place is not None else None
    if workspace is None or place is None:
        return
    if not call.values("filter", "workspace") and (here := workspace.package_at(place)):
        yield folder, here.manifest
    for selector in selectors(call, scene.lookup):
        for package in selected(workspace, selector, place):
            yield joined(folder, Text.known(posixpath.relpath(package.folder, place))), package.manifest
