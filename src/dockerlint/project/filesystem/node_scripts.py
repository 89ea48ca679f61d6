"""Whether package.json scripts leave node_modules as it is, by the commands and files that they run."""

from __future__ import annotations

import re

from dockerlint.files import source_of
from dockerlint.knowledge.commands.javascript_managers import MANAGERS
from dockerlint.knowledge.commands.wrappers import SHELLS
from dockerlint.knowledge.node.node_modules import (
    CHANGING_WORDS,
    MOVES_FOLDERS,
    NAMES_MODULES,
    REMOVES,
    SUSPICIOUS,
    TOUCHES,
)
from dockerlint.knowledge.node.node_programs import NODE_LIKE
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.paths import join, resolve
from dockerlint.project.commands.script_commands import script_commands
from dockerlint.project.commands.selection import chosen, selects
from dockerlint.project.filesystem.command_places import CommandPlace
from dockerlint.project.filesystem.node_installs import InstallTarget, install_of, package_in
from dockerlint.project.workspaces.workspace import Package

_WHOLE = re.compile(r"node_modules|^(?:\.|\*|\./|\./\*|\.\./.*|/.*|\$.*)$")


_OF_NODE = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")


def is_suspicious(place: CommandPlace, path: str) -> bool | None:
    """Return whether the text of a file has words of what changes node_modules; None for what can't be read."""
    file = source_of(place.origins.files, path)
    return None if file is None else may_change_modules(file.text, of_node=path.endswith(_OF_NODE))


def may_change_modules(text: str, *, of_node: bool) -> bool:
    """Return whether a text has words of what changes node_modules; a program of Node may only look for a package there."""
    names = NAMES_MODULES in text and (not of_node or MOVES_FOLDERS.search(text))
    return bool(names or SUSPICIOUS.search(text))


def script_keeps(place: CommandPlace, call: Invocation) -> bool:
    """Return whether the package.json script that a call runs, in every package where it may, leaves node_modules as it is."""
    name, install = call.script, install_of(place, call)
    if name is None or install is None or install.packages is None:
        return False
    return all(
        _command_keeps(place, package, command)
        for package in _packages(place, call, install)
        for one in (f"pre{name}", name, f"post{name}")
        for command in script_commands(package.manifest, one)
    )


def _packages(place: CommandPlace, call: Invocation, install: InstallTarget) -> list[Package]:
    if install.workspace and selects(call):
        return list(chosen(call, install.workspace, install.here, place.shell.lookup))
    package = place.origins.workspaces.package_of(install.manifests[0].folder) if install.manifests else None
    here = package_in(place, place.shell.folder.value) if place.shell.folder.value else None
    found = here or package
    return [found] if found else []


def _command_keeps(place: CommandPlace, package: Package, command: Command) -> bool:
    """Judge one command of a script: `rimraf dist`, `tsc`, `node build.js`."""
    program = command.program
    words = ["$" if word.literal is None else word.literal for word in command.words]
    rest = words[1:]
    if program is None:
        return False
    if program == "lerna":
        return _members_keep(place, package, rest)
    if program in REMOVES | TOUCHES | {"mv", "cp"}:
        return not any(_WHOLE.search(word) for word in rest) and program != "make"
    if program in MANAGERS:
        verb = next((word for word in rest if not word.startswith("-")), "install")
        return verb not in CHANGING_WORDS
    if program in NODE_LIKE | SHELLS or words[0].endswith((".sh", ".js", ".mjs", ".cjs")):
        return _script_files_keep(place, package, words)
    return True


def _members_keep(place: CommandPlace, package: Package, words: list[str]) -> bool:
    """Judge `lerna run SCRIPT`: it runs that script of each member of the workspace (lerna.js.org/docs/api-reference/commands)."""
    workspace = place.origins.workspaces.of_path(package.folder)
    names = [word for word in words if not word.startswith("-")]
    if workspace is None or len(names) != 2 or names[0] != "run" or names[1] == "$":
        return False
    commands = (
        (member, command)
        for member in workspace.packages
        if member.folder != package.folder
        for one in (f"pre{names[1]}", names[1], f"post{names[1]}")
        for command in script_commands(member.manifest, one)
    )
    return all(one.program != "lerna" and _command_keeps(place, member, one) for member, one in commands)


def _script_files_keep(place: CommandPlace, package: Package, words: list[str]) -> bool:
    names = [word for word in words if "." in word and not word.startswith("-")]
    for path in (resolve(package.folder, name) for name in names):
        if path is None:
            return False
        if any(is_suspicious(place, one) for one in (path, f"{path}.js", join(path, "index.js"))):
            return False
    return True
