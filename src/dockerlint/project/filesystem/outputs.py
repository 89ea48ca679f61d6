"""Files that a build writes into a stage (`/app/dist/main.js`): the path that they have, or would have, in the tree."""

from __future__ import annotations

import posixpath

from dockerlint.paths import join, parent
from dockerlint.project.filesystem.origins import Origins, origin
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.paths import joined, normal, rest_below
from dockerlint.project.stages.reachable import copy_stage

_DEEPEST = 20


def file_origin(origins: Origins, stage: EvaluatedStage, path: str) -> str | None:
    """Return the base-relative path of a file of the image: where it was copied from, or where its package's build would put it."""
    found = origin(origins, stage, path)
    return built_file(origins, stage, path) if found is None else found


def built_file(origins: Origins, stage: EvaluatedStage, path: str, depth: int = 0) -> str | None:
    """Return the base-relative path of a file by the package.json nearest above it in the stage that it was built in."""
    for other in stage.chain:
        for step in reversed(other.steps):
            inner = _copied_path(other, step, path)
            if inner is not None and depth < _DEEPEST:
                return built_file(origins, inner[0], inner[1], depth + 1)
    return _beside_manifest(origins, stage, path)


def _copied_path(stage: EvaluatedStage, step: Step, path: str) -> tuple[EvaluatedStage, str] | None:
    """Follow a path into the stage that a COPY --from of it names."""
    other, word = copy_stage(stage, step), step.instruction.destination
    if other is None or word is None:
        return None
    target = joined(step.workdir, stage.expand(step, word)).value
    rest = rest_below(target, path) if target is not None else None
    if rest is None:
        return None
    for source in reversed(step.instruction.sources):
        place = stage.expand(step, source).value
        if place is None:
            return None
        if not posixpath.splitext(place)[1]:
            return other, normal(posixpath.join(place, rest))
        if rest in {"", posixpath.basename(place)}:
            return other, normal(place)
    return None


def _beside_manifest(origins: Origins, stage: EvaluatedStage, path: str) -> str | None:
    folder = posixpath.dirname(path)
    while folder != "/":
        manifest = origin(origins, stage, posixpath.join(folder, "package.json"))
        package = origins.workspaces.package_of(parent(manifest)) if manifest is not None else None
        if package and package.manifest.file.path == manifest:
            return join(package.folder, path[len(folder) + 1 :])
        folder = posixpath.dirname(folder)
    return None
