"""Files that a build writes into a stage (`/app/dist/main.js`): the path that they have, or would have, in the tree."""

from __future__ import annotations

import posixpath

from dockerlint.paths import join, parent
from dockerlint.project.filesystem.node_copies import covers
from dockerlint.project.filesystem.origins import Tree, copy_stage, origin
from dockerlint.project.stages.evaluation import BuiltStage, Step, joined, normal

_DEEPEST = 20


def file_origin(tree: Tree, built: BuiltStage, path: str) -> str | None:
    """Give the base-relative path of a file of the image: where it was copied from, or where its package's build would put it."""
    found = origin(tree, built, path)
    return built_file(tree, built, path) if found is None else found


def built_file(tree: Tree, built: BuiltStage, path: str, depth: int = 0) -> str | None:
    """Give the base-relative path of a file by the package.json nearest above it in the stage that it was built in."""
    for stage in built.chain:
        for step in reversed(stage.steps):
            inner = _copied_path(stage, step, path)
            if inner is not None and depth < _DEEPEST:
                return built_file(tree, inner[0], inner[1], depth + 1)
    return _beside_manifest(tree, built, path)


def _copied_path(built: BuiltStage, step: Step, path: str) -> tuple[BuiltStage, str] | None:
    """Follow a path into the stage that a COPY --from of it names."""
    stage, word = copy_stage(built, step), step.instruction.destination
    if stage is None or word is None:
        return None
    target = joined(step.workdir, built.expand(step, word)).value
    if target is None or not covers(target, path):
        return None
    rest = path[len(target.rstrip("/")) :].strip("/")
    for source in reversed(step.instruction.sources):
        place = built.expand(step, source).value
        if place is None:
            return None
        if not posixpath.splitext(place)[1]:
            return stage, normal(posixpath.join(place, rest))
        if rest in {"", posixpath.basename(place)}:
            return stage, normal(place)
    return None


def _beside_manifest(tree: Tree, built: BuiltStage, path: str) -> str | None:
    folder = posixpath.dirname(path)
    while folder != "/":
        manifest = origin(tree, built, posixpath.join(folder, "package.json"))
        package = tree.workspaces.package_of(parent(manifest)) if manifest is not None else None
        if package and package.manifest.file.path == manifest:
            return join(package.folder, path[len(folder) + 1 :])
        folder = posixpath.dirname(folder)
    return None
