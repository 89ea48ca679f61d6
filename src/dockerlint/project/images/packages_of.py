"""Which workspace packages an image is built for.

Evidence, in this order: the file or script that the command starts; the package folders deployed, pruned or copied into
the final stage; the build output shipped there. Packages that are only dependencies don't count.
"""

from __future__ import annotations

from collections.abc import Callable

from dockerlint.knowledge.commands.javascript_managers import MANAGERS
from dockerlint.paths import within
from dockerlint.project.filesystem.changes import Put, Taken
from dockerlint.project.filesystem.origins import Origins, file_origin, named_packages
from dockerlint.project.images.containers import Container
from dockerlint.project.launch.launch import node_file
from dockerlint.project.stages.reachable import reachable
from dockerlint.project.workspaces.workspace import Package


def packages_of(container: Container) -> tuple[tuple[Package, ...], str]:
    """Return the packages that a container runs, by folder, and the evidence ("its command", ...); empty when nothing decides."""
    for because, ask in _EVIDENCE:
        if found := set(ask(container)):
            return tuple(sorted(found, key=lambda package: package.folder)), because
    return (), "the files don't decide"


def started_packages(container: Container) -> list[Package]:
    """Return the packages whose file node runs, or whose script a package manager runs."""
    origins, stage = container.image.origins, container.image.stage
    out = []
    for started in container.launch.started:
        path = node_file(started)
        package = _package_at(origins, file_origin(origins, stage, path)) if path else None
        if package is None and started.manifest is not None and started.command.program not in MANAGERS:
            package = origins.workspaces.package_of(started.manifest.folder)
        if package:
            out.append(package)
    return out


def _package_at(origins: Origins, path: str | None) -> Package | None:
    """Return the package of a path of the tree; output under a root `dist/` belongs to the package of the same folder."""
    if path is None:
        return None
    package = origins.workspaces.package_of(path)
    workspace = origins.workspaces.of_path(path)
    if package and workspace and package.folder == workspace.folder and path.startswith("dist/"):
        return origins.workspaces.package_of(path.removeprefix("dist/"))
    return package


def pruned_packages(container: Container) -> list[Package]:
    """Return the packages that `turbo prune` names in a stage that this one is made of."""
    origins = container.image.origins
    changes = (one for stage in reachable(container.image.stage) for one in origins.changes(stage))
    calls = (one.install for one in changes if isinstance(one, Put) and one.taken is not Taken.PACKAGES)
    return [package for install in calls if install for package in named_packages(origins, install)]


def _copied(container: Container) -> list[Package]:
    """Return the packages whose folder (or, failing that, a part of it) gets into the final stage."""
    origins = container.image.origins
    puts = (put for stage in reversed(container.image.stage.chain) for put in origins.puts(stage))
    copied = [path for put in puts if (path := origins.source(put)) is not None]
    pairs = [
        (package, path)
        for path in copied
        if (package := _package_at(origins, path)) and _speaks(origins, package, path)
    ]
    whole = [package for package, path in pairs if path == package.folder]
    return _without_dependencies(origins, whole) or _without_dependencies(
        origins, [package for package, _ in pairs]
    )


def _speaks(origins: Origins, package: Package, path: str) -> bool:
    """Whether a copied path tells one package from the others: not the root of a workspace of several."""
    workspace = origins.workspaces.of_path(package.folder)
    if workspace is None or len(workspace.packages) == 1:
        return True
    return package.folder != workspace.folder and within(path, package.folder)


def _without_dependencies(origins: Origins, packages: list[Package]) -> list[Package]:
    """Leave out the packages that another one of them depends on."""
    needed = {
        dependency
        for package in packages
        if (workspace := origins.workspaces.of_path(package.folder))
        for dependency in workspace.dependencies_closure(package)
        if dependency is not package
    }
    return [package for package in packages if package not in needed] or packages


_EVIDENCE: tuple[tuple[str, Callable[[Container], list[Package]]], ...] = (
    ("its command", started_packages),
    ("`turbo prune`", pruned_packages),
    ("what its final stage copies", _copied),
)
