"""Whether an image certainly lacks what its command starts: `node .` of a package without `main`, index.js or a step that makes one."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.files import Kind
from dockerlint.knowledge.commands.file_programs import QUIET
from dockerlint.knowledge.commands.javascript_managers import INSTALL_HOOKS, MANAGERS
from dockerlint.knowledge.commands.system_managers import SYSTEM_MANAGERS
from dockerlint.knowledge.commands.toolchains import INSTALL_VERBS, KEEPS_VERBS
from dockerlint.knowledge.images.base_images import repository_of
from dockerlint.knowledge.node.node_modules import INDEX_FILES
from dockerlint.models.package import Manifest
from dockerlint.paths import join
from dockerlint.project.commands.run_command import RunCommand, runs
from dockerlint.project.filesystem.origins import Origins, origin
from dockerlint.project.launch.launch import Started, node_file
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import taken_from

_KEEPS = (
    SYSTEM_MANAGERS.keys() | QUIET | {"mkdir", "rm", "rmdir", "adduser", "addgroup", "useradd", "groupadd"}
)
"""Programs that put no file of an application anywhere."""


def missing_entry(origins: Origins, stage: EvaluatedStage, started: Iterable[Started]) -> Started | None:
    """Return the command that runs a folder of the context as a module of Node, in which certainly no step of the image puts one."""
    if repository_of(stage.chain[-1].base) != "node" or taken_from(stage) or _may_make_files(origins, stage):
        return None
    return next((one for one in started if _runs_nothing(origins, stage, one)), None)


def _runs_nothing(origins: Origins, stage: EvaluatedStage, started: Started) -> bool:
    file = node_file(started)
    folder = origin(origins, stage, file) if file else None
    package = origins.workspaces.package_of(folder) if folder else None
    if folder is None or package is None or package.folder != folder or _may_have_module(package.manifest):
        return False
    return not any(_may_come(origins, join(folder, name)) for name in INDEX_FILES)


def _may_have_module(manifest: Manifest) -> bool:
    """Return whether a package names its module, or a script that an install runs may make one."""
    return "main" in manifest.tree.entries or not manifest.scripts.keys().isdisjoint(INSTALL_HOOKS)


def _may_come(origins: Origins, path: str) -> bool:
    return origins.files.kind(path) is not Kind.ABSENT or origins.files.ignored(path)


def _may_make_files(origins: Origins, stage: EvaluatedStage) -> bool:
    """Return whether a RUN may do more than install packages and change files that are there."""
    found = (run for one in stage.chain for run in runs(one, origins.scripts))
    return any(not run.script.complete or any(map(_may_make, run.commands())) for run in found)


def _may_make(command: RunCommand) -> bool:
    if command.program in MANAGERS:
        return command.call is None or command.call.verb not in INSTALL_VERBS | KEEPS_VERBS
    return bool(command.command.words) and command.program not in _KEEPS
