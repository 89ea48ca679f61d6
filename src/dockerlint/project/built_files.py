"""Files that a build writes into a stage (`/app/dist/main.js`): the path that they have, or would have, in the tree."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dockerlint.files import join, parent
from dockerlint.project.entries import Entry, is_compiled
from dockerlint.project.image_entries import image_entries
from dockerlint.project.images import Container, Images
from dockerlint.project.launch import node_file
from dockerlint.project.module_moves import covers
from dockerlint.project.origins import Tree, copy_stage, origin
from dockerlint.project.recipe import BuiltStage, Step, joined, normal
from dockerlint.project.resolve_import import Resolver

_DEEPEST = 20


def started_entries(container: Container, resolver: Resolver) -> dict[str, tuple[Entry, ...]]:
    """Give the source files that one container starts, by the folder of the package."""
    found = image_entries(Images(containers=(container,)), resolver)
    for folder, entry in () if found else _built_entries(container, resolver):
        found[folder] = (*found.get(folder, ()), entry)
    return found


def _built_entries(container: Container, resolver: Resolver) -> Iterator[tuple[str, Entry]]:
    tree, built = container.image.tree, container.image.built
    for started in container.launch.started:
        file = node_file(started)
        path = built_file(tree, built, file) if file else None
        package = resolver.workspaces.package_of(path) if path is not None else None
        if path is None or package is None or not is_compiled(package, resolver.configs):
            continue
        config = resolver.configs.of_folder(package.folder)
        if source := resolver.paths.compiled_from(path, package.folder, config):
            because = f"the image of `{container.image.dockerfile.path}`"
            yield package.folder, Entry(source, because, started.command.at.first_line())


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
