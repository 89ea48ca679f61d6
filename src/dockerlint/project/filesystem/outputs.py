"""Files that a build writes into a stage (`/app/dist/main.js`): the path that they have, or would have, in the tree."""

from __future__ import annotations

import posixpath
from functools import partial

from dockerlint.paths import join, parent
from dockerlint.project.filesystem.changes import Put
from dockerlint.project.filesystem.origins import Origins, origin
from dockerlint.project.stages.evaluation import EvaluatedStage

_DEEPEST = 20


def file_origin(origins: Origins, stage: EvaluatedStage, path: str) -> str | None:
    """Return the base-relative path of a file of the image: where it was copied from, or where its package's build would put it."""
    found = origin(origins, stage, path)
    return built_file(origins, stage, path) if found is None else found


def built_file(origins: Origins, stage: EvaluatedStage, path: str, depth: int = 0) -> str | None:
    """Return the base-relative path of a file by the package.json nearest above it in the stage that it was built in."""
    for other in stage.chain:
        for put in reversed(origins.changes(other)):
            if not isinstance(put, Put) or put.stage is None:
                continue
            inner = put.source_of(path, partial(_looks_like_a_file, put.source or ""))
            if inner is not None and depth < _DEEPEST:
                return built_file(origins, put.stage, inner, depth + 1)
    return _beside_manifest(origins, stage, path)


def _looks_like_a_file(path: str) -> bool:
    return bool(posixpath.splitext(path)[1])


def _beside_manifest(origins: Origins, stage: EvaluatedStage, path: str) -> str | None:
    folder = posixpath.dirname(path)
    while folder != "/":
        manifest = origin(origins, stage, posixpath.join(folder, "package.json"))
        package = origins.workspaces.package_of(parent(manifest)) if manifest is not None else None
        if package and package.manifest.file.path == manifest:
            return join(package.folder, path[len(folder) + 1 :])
        folder = posixpath.dirname(folder)
    return None
