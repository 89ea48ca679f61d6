"""Which workspace packages an image is built for.

Evidence, in this order: the file or script that the command starts; the package folders deployed, pruned or copied into
the final stage; the build output shipped there. Packages that are only dependencies don't count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dockerlint.parsers.shell.invocation import invocation, unwrapped
from dockerlint.paths import within
from dockerlint.project.filesystem.origins import Tree, copied_from, copy_stage, origin, selected
from dockerlint.project.filesystem.outputs import file_origin
from dockerlint.project.images.images import Container, steps_of
from dockerlint.project.launch.launch import node_file
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.workspaces.finding import Package


def packages_of(container: Container) -> tuple[tuple[Package, ...], str]:
    """Return the packages that a container runs, by folder, and the evidence ("its command", ...); empty when nothing decides."""
    for because, ask in _EVIDENCE:
        found = _unique(ask(container))
        if found:
            return found, because
    return (), "the files don't decide"


def _unique(packages: Iterable[Package]) -> tuple[Package, ...]:
    return tuple(sorted(set(packages), key=lambda package: package.folder))


def _started(container: Container) -> list[Package]:
    """Return the packages whose file node runs, or whose script a package manager runs."""
    tree, stage = container.image.tree, container.image.stage
    out = []
    for started in container.launch.started:
        path = node_file(started)
        package = _package_at(tree, file_origin(tree, stage, path)) if path else None
        if package is None and started.manifest is not None and not _is_manager(started.command.program):
            package = tree.workspaces.package_of(started.manifest.folder)
        if package:
            out.append(package)
    return out


def _is_manager(program: str | None) -> bool:
    return program in {"npm", "pnpm", "yarn", "bun", "npx"}


def _package_at(tree: Tree, path: str | None) -> Package | None:
    """Return the package of a path of the tree; output under a root `dist/` belongs to the package of the same folder."""
    if path is None:
        return None
    package = tree.workspaces.package_of(path)
    workspace = tree.workspaces.of(path)
    if package and workspace and package.folder == workspace.folder and path.startswith("dist/"):
        return tree.workspaces.package_of(path.removeprefix("dist/"))
    return package


def _pruned(container: Container) -> list[Package]:
    """Return the packages that `turbo prune` of a stage that this one copies from names."""
    tree = container.image.tree
    folders = [folder for stage in _reached(container.image.stage) for folder in _pruned_in(tree, stage)]
    return [package for folder in folders if (package := tree.workspaces.package_of(folder))]


def _pruned_in(tree: Tree, stage: EvaluatedStage) -> list[str]:
    """Return the folders of the packages that `turbo prune` of a stage names."""
    out: list[str] = []
    for step in stage.steps:
        for command, folder in tree.scripts.run(step) if step.instruction.keyword == "RUN" else ():
            call = invocation(command)
            call = unwrapped(call) if call else None
            if call and call.program == "turbo" and call.verb == "prune":
                place = origin(tree, stage, folder.value, stage.steps.index(step)) if folder.value else None
                names = [
                    word.text(step.variables.lookup).value
                    for word in (*call.arguments, *call.values("scope"))
                ]
                out += selected(tree, stage, names, place)
    return out


def _reached(stage: EvaluatedStage) -> list[EvaluatedStage]:
    """List the stages that a stage needs: its parents, and what they copy from."""
    out: list[EvaluatedStage] = []
    todo = [stage]
    while todo:
        other = todo.pop()
        if other in out:
            continue
        out.append(other)
        todo += [other.parent] if other.parent else []
        todo += [source for step in other.steps if (source := copy_stage(other, step))]
    return out


def _copied(container: Container) -> list[Package]:
    """Return the packages whose folder (or, failing that, a part of it) gets into the final stage."""
    tree, stage = container.image.tree, container.image.stage
    origins = [
        path
        for other, step in steps_of(stage)
        if step.instruction.keyword in {"COPY", "ADD"}
        for word in step.instruction.sources
        if (path := copied_from(tree, other, step, word)) is not None
    ]
    pairs = [
        (package, path)
        for path in origins
        if (package := _package_at(tree, path)) and _speaks(tree, package, path)
    ]
    whole = [package for package, path in pairs if path == package.folder]
    return without_dependencies(tree, whole) or without_dependencies(tree, [package for package, _ in pairs])


def _speaks(tree: Tree, package: Package, path: str) -> bool:
    """Whether a copied path tells one package from the others: not the root of a workspace of several."""
    workspace = tree.workspaces.of(package.folder)
    if workspace is None or len(workspace.packages) == 1:
        return True
    return package.folder != workspace.folder and within(path, package.folder)


def without_dependencies(tree: Tree, packages: list[Package]) -> list[Package]:
    """Leave out the packages that another one of them depends on."""
    needed = {
        dependency
        for package in packages
        if (workspace := tree.workspaces.of(package.folder))
        for dependency in workspace.dependencies_closure(package)
        if dependency is not package
    }
    return [package for package in packages if package not in needed] or packages


_EVIDENCE: tuple[tuple[str, Callable[[Container], list[Package]]], ...] = (
    ("its command", _started),
    ("`turbo prune`", _pruned),
    ("what its final stage copies", _copied),
)
