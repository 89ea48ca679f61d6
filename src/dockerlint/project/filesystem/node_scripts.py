"""Whether what a RUN runs besides installs may change node_modules: tools, package.json scripts, scripts of the tree."""

from __future__ import annotations

import re

from dockerlint.files import source_of
from dockerlint.knowledge.commands.builders import BUNDLERS, COMPILERS
from dockerlint.knowledge.commands.javascript_managers import MANAGERS
from dockerlint.knowledge.commands.node_programs import NODE_LIKE
from dockerlint.knowledge.commands.toolchains import TOOL_PACKAGES
from dockerlint.knowledge.commands.wrappers import SHELLS
from dockerlint.knowledge.node.node_modules import CHANGING_WORDS, KEEPS, REMOVES, SUSPICIOUS, TOUCHES
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.paths import join, resolve
from dockerlint.project.commands.script_commands import script_commands
from dockerlint.project.commands.selection import selects
from dockerlint.project.filesystem.node_installs import InstallTarget, Place, install_of, package_in
from dockerlint.project.stages.paths import joined
from dockerlint.project.workspaces.workspace import Package
from dockerlint.values import Text

_WHOLE = re.compile(r"node_modules|^(?:\.|\*|\./|\./\*|\.\./.*|/.*|\$.*)$")


def keeps_modules(place: Place, command: Command) -> bool:
    """Return whether a command that does not call a package manager certainly leaves every node_modules as it is."""
    program, words = command.program, command.words
    if program is None:
        return False
    if program in KEEPS or program in BUNDLERS or program in COMPILERS or program in TOOL_PACKAGES:
        return True
    if "node_modules/.bin/" in (words[0].literal or ""):
        return program not in REMOVES
    if program in NODE_LIKE or program in SHELLS or "/" in (words[0].literal or ""):
        return _file_keeps(place, command)
    return program not in REMOVES | TOUCHES and _is_declared(place, program)


def _is_declared(place: Place, program: str) -> bool:
    """Return whether a program is that of a package which the manifest in its folder declares."""
    folder = place.shell.folder.value
    package = package_in(place, folder) if folder else None
    return package is not None and package.manifest.declares(program) is not None


def _file_keeps(place: Place, command: Command) -> bool:
    """Read the script that node or a shell runs: it keeps node_modules when its text has no word of them."""
    words = command.words[1:] if "/" not in (command.words[0].literal or "") else command.words
    if command.program in NODE_LIKE and any(
        word.literal in {"--version", "-v", "-e", "-p"} for word in words
    ):
        return not any(SUSPICIOUS.search(word.literal or "node_modules") for word in words)
    name = next((word.literal for word in words if word.literal and not word.literal.startswith("-")), None)
    path = joined(place.shell.folder, Text.known(name)).value if name else None
    found = place.source(path) if path else None
    return found is not None and _text_keeps(place, found)


def _text_keeps(place: Place, path: str) -> bool:
    file = source_of(place.origins.files, path)
    return file is not None and not SUSPICIOUS.search(file.text)


def script_keeps(place: Place, call: Invocation) -> bool:
    """Return whether the package.json script that a call runs, in every package where it may, leaves node_modules as it is."""
    name, install = call.script, install_of(place, call)
    if name is None or install is None or install.manifests is None:
        return False
    return all(_script_keeps(place, one, name) for one in _packages(place, call, install))


def _packages(place: Place, call: Invocation, install: InstallTarget) -> list[Package]:
    if install.workspace and selects(call):
        return list(install.workspace.packages)
    package = place.origins.workspaces.package_of(install.manifests[0].folder) if install.manifests else None
    here = package_in(place, place.shell.folder.value) if place.shell.folder.value else None
    found = here or package
    return [found] if found else []


def _script_keeps(place: Place, package: Package, name: str) -> bool:
    return all(
        _command_keeps(place, package, command)
        for one in (f"pre{name}", name, f"post{name}")
        for command in script_commands(package.manifest, one)
    )


def _command_keeps(place: Place, package: Package, command: Command) -> bool:
    """Judge one command of a script: `rimraf dist`, `tsc`, `node build.js`."""
    program = command.program
    words = ["$" if word.literal is None else word.literal for word in command.words]
    rest = words[1:]
    if program is None:
        return False
    if program in REMOVES | TOUCHES | {"mv", "cp"}:
        return not any(_WHOLE.search(word) for word in rest) and program not in {"make", "lerna"}
    if program in MANAGERS:
        verb = next((word for word in rest if not word.startswith("-")), "install")
        return verb not in CHANGING_WORDS
    if program in NODE_LIKE | SHELLS or words[0].endswith((".sh", ".js", ".mjs", ".cjs")):
        return _script_file_keeps(place, package, words)
    return True


def _script_file_keeps(place: Place, package: Package, words: list[str]) -> bool:
    names = [word for word in words if "." in word and not word.startswith("-")]
    for name in names:
        path = resolve(package.folder, name)
        if path is None:
            return False
        for candidate in (path, f"{path}.js", join(path, "index.js")):
            file = source_of(place.origins.files, candidate)
            if file and SUSPICIOUS.search(file.text):
                return False
    return True
