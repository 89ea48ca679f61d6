"""Whether a Dockerfile certainly names what the tree lacks: a script that its package.json does not have, or a lockfile that COPY takes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from dockerlint.knowledge.node.hoisting import LOCKFILES
from dockerlint.models.dockerfile import Dockerfile, Keyword
from dockerlint.models.words import Word
from dockerlint.parsers.shell.invocation import invocation
from dockerlint.paths import ancestors, join
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.launch.inner_commands import packages_of_call
from dockerlint.project.launch.launch import Started
from dockerlint.project.launch.program_files import RootFilesystem
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import reachable

_BUILT_IN = frozenset({"start", "restart", "env"})
"""Scripts that `npm run` has without package.json (docs.npmjs.com/cli/using-npm/scripts, "npm start"; docs.npmjs.com/cli/commands/npm-run)."""


_CHANGES = re.compile(r"package\.json|\b(?:pkg|init|create|clone)\b")
"""What a RUN holds that may make another package.json: `npm pkg set`, `npm init`, `git clone`."""


def missing_script(origins: Origins, stage: EvaluatedStage, started: Iterable[Started]) -> Started | None:
    """Return the `npm run X` whose package.json has no script X; other managers start a program of node_modules by such a name."""
    if any(map(_may_change_scripts, reachable(stage))):
        return None
    files = RootFilesystem(origins, stage)
    return next((one for one in started if _lacks_script(files, one)), None)


def _lacks_script(files: RootFilesystem, started: Started) -> bool:
    call = invocation(started.command) if started.command.certain and started.lasting else None
    if call is None or (call.program, call.verb) != ("npm", "run") or call.has("if-present"):
        return False
    if not call.script or call.script in _BUILT_IN:
        return False
    packages = [manifest for _, manifest in packages_of_call(files, call, started.environment)]
    return bool(packages) and not any(call.script in one.scripts for one in packages)


def _may_change_scripts(stage: EvaluatedStage) -> bool:
    return any(_CHANGES.search(one.instruction.at.text) for one in stage.steps if one.keyword == Keyword.RUN)


def missing_lockfile(origins: Origins, dockerfile: Dockerfile) -> Word | None:
    """Return the lockfile that a COPY names and that no folder above the Dockerfile can have: git neither tracks nor ignores it."""
    folders = ancestors(dockerfile.path)
    copies = (one for one in dockerfile.instructions if one.keyword == Keyword.COPY and not one.flag("from"))
    for word in (word for one in copies for word in one.sources):
        path = posixpath.normpath(f"/{word.text}")[1:]
        known = posixpath.basename(path) in LOCKFILES and "$" not in path
        if not known or origins.names.has(path) or not origins.names.has("package.json"):
            continue
        if not any(origins.files.ignored(join(folder, path)) for folder in folders):
            return word
    return None
