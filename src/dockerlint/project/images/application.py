"""Application images: those that hold more than scripts and configuration for what the base image brings."""

from __future__ import annotations

import posixpath

from dockerlint.files import Kind
from dockerlint.knowledge.file_names import is_configuration
from dockerlint.paths import join
from dockerlint.project.filesystem.changes import Taken
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import reachable


def brings_application(origins: Origins, stage: EvaluatedStage) -> bool:
    """Return whether files of the context beyond scripts and configuration get into a stage."""
    puts = (put for one in reachable(stage) for put in origins.puts(one))
    paths = (origins.source(put) for put in puts if put.taken is Taken.CONTEXT)
    return any(path is not None and _holds_application(origins, path) for path in paths)


def _holds_application(origins: Origins, path: str, depth: int = 0) -> bool:
    """Look for a file that is neither a script nor configuration; folders are searched, `.git` is not."""
    if origins.files.kind(path) is not Kind.FOLDER:
        return not is_configuration(posixpath.basename(path))
    names = [name for name in origins.files.names(path) if name not in {".git", "node_modules"}]
    return depth < 6 and any(_holds_application(origins, join(path, name), depth + 1) for name in names)
