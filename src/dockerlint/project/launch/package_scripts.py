"""The package.json scripts that a package manager runs: `pnpm --filter api start`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Script
from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.parsers.shell.read import parse_text
from dockerlint.project.commands.environment import ExecutionEnvironment
from dockerlint.project.commands.selection import folder_of, selected, selectors
from dockerlint.project.filesystem.origins import Origins, origin
from dockerlint.project.stages.paths import joined
from dockerlint.values import Text


def package_scripts(
    origins: Origins, command: Command, environment: ExecutionEnvironment
) -> list[tuple[Script, ExecutionEnvironment, Manifest]] | None:
    """List the package.json scripts that `npm run X` and the like run; None when the command is none of them."""
    call = invocation(command)
    name = call.script if call else None
    if call is None or name is None:
        return None
    return [
        (
            parse_text(text, manifest.at("scripts", name)),
            replace(environment, folder=folder, own={}, arguments=()),
            manifest,
        )
        for folder, manifest in _packages(origins, call, environment)
        if (text := manifest.scripts.get(name)) is not None
    ]


def _packages(
    origins: Origins, call: Invocation, environment: ExecutionEnvironment
) -> Iterator[tuple[Text, Manifest]]:
    """Yield the packages whose script is run, each with its folder in the image."""
    folder, stage = folder_of(call, environment.folder, environment.lookup), environment.files
    place = origin(origins, stage, folder.value) if stage and folder.value else None
    workspace = origins.workspaces.of_path(place) if place is not None else None
    if workspace is None or place is None:
        return
    if not call.values("filter", "workspace") and (here := workspace.package_at(place)):
        yield folder, here.manifest
    for selector in selectors(call, environment.lookup):
        for package in selected(workspace, selector, place):
            yield joined(folder, Text.known(posixpath.relpath(package.folder, place))), package.manifest
