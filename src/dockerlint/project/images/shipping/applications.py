"""Whether an image holds an application: files of its context beyond scripts and configuration, or a published package of the tree."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from dockerlint.files import Files, Kind
from dockerlint.knowledge.commands.package_managers import JAVASCRIPT
from dockerlint.knowledge.file_names import is_configuration, is_manifest
from dockerlint.paths import join, resolve
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.commands.run_command import runs
from dockerlint.project.filesystem.changes import Taken
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.shipping.contexts import lone_contexts
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import reachable
from dockerlint.project.workspaces.publishing import is_never_published


def holds_application(origins: Origins, stage: EvaluatedStage) -> bool | None:
    """Return whether files of an application get into a stage, or into one that it copies from, or it installs a package that the tree publishes.

    Where several contexts are possible, this is what all of them answer, and else None. What is not in the tree counts by its name.
    """
    context = stage.evaluation.context
    if any(_installs_own(origins, one) for one in stage.chain):
        return True
    contexts = (context,) if context is not None else lone_contexts(origins, stage.dockerfile)
    sources = list(_sources(origins, reachable(stage)))
    if any(holds_program(origins.files, path) for path in _of_named_contexts(origins, reachable(stage))):
        return True
    if not contexts:
        return True if any(_is_program(one) for one in sources) else None if sources else False
    found = {any(_holds_program(origins, context, one) for one in sources) for context in contexts}
    return found.pop() if len(found) == 1 else None


def _installs_own(origins: Origins, stage: EvaluatedStage) -> bool:
    """Return whether a stage installs a package of the tree from the registry, as its program: `npm install -g @acme/cli@2`."""
    published = {
        one.name
        for workspace in origins.workspaces.all
        for one in workspace.packages
        if one.name and not is_never_published(workspace, one)
    }
    if not published:
        return False
    return any(
        one.name in published
        for run in runs(stage, origins.scripts)
        for command in run.commands()
        if command.call and command.call.program in JAVASCRIPT and command.call.is_global
        for one in installs(command)
    )


def copied_paths(origins: Origins, stages: Iterable[EvaluatedStage]) -> Iterator[str]:
    """Yield the files and folders of the context that stages copy, base-relative."""
    for stage in stages:
        yield from _of_named_contexts(origins, [stage])
        for source in _sources(origins, [stage]):
            context = stage.evaluation.context
            if context is not None and (path := resolve(context, source)) is not None:
                yield path


def _sources(origins: Origins, stages: Iterable[EvaluatedStage]) -> Iterator[str]:
    """Yield what stages copy from the context, relative to it."""
    for stage in stages:
        for put in origins.puts(stage):
            if put.taken is Taken.CONTEXT and put.folder is None and put.source is not None:
                yield put.source


def _of_named_contexts(origins: Origins, stages: Iterable[EvaluatedStage]) -> Iterator[str]:
    """Yield what stages copy from the folders of named contexts, base-relative."""
    for stage in stages:
        for put in origins.puts(stage):
            if put.folder is not None and (path := origins.source(put)) is not None:
                yield path


def _is_program(source: str) -> bool:
    """Return whether a source that nobody can look at is a program by its name; a whole context may be anything."""
    name = posixpath.basename(posixpath.normpath(source)) or "."
    return name != "." and not is_configuration(name) and not is_manifest(name)


def _holds_program(origins: Origins, context: str, source: str) -> bool:
    path = resolve(context, source)
    return path is not None and holds_program(origins.files, path)


def holds_program(files: Files, path: str, depth: int = 0) -> bool:
    """Return whether a path is, or a folder has, a file that is neither a script nor configuration; `.git` is not searched."""
    if files.kind(path) is not Kind.FOLDER:
        return not is_configuration(posixpath.basename(path))
    names = [name for name in files.names(path) if name not in {".git", "node_modules"}]
    return depth < 6 and any(holds_program(files, join(path, name), depth + 1) for name in names)
