"""Whether the images that hold a package of a workspace hold what the root of the workspace installs, too."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.project.filesystem.node_folders import ModulesFolder, ModulesKind
from dockerlint.project.images.containers import Container

_DEVELOPMENT = frozenset({ModulesKind.FULL})
_OTHERS = frozenset({ModulesKind.FULL, ModulesKind.PRODUCTION})


def root_comes_along(
    containers: Iterable[Container], package: Manifest, root: Manifest, group: DependencyGroup
) -> bool | None:
    """Return whether each container that installs a package certainly installs a group of the root's dependencies; None where none installs it.

    `pnpm deploy` and an install in the package's folder alone leave the root's out.
    """
    installs = [
        list(one.image.node_modules.folders.values())
        for one in containers
        if any(package in folder.manifests for folder in one.image.node_modules.folders.values())
    ]
    kinds = _DEVELOPMENT if group is DependencyGroup.DEV else _OTHERS
    return all(_holds(folders, root, kinds) for folders in installs) if installs else None


def _holds(folders: Iterable[ModulesFolder], root: Manifest, kinds: frozenset[ModulesKind]) -> bool:
    return any(root in one.manifests and one.kind in kinds for one in folders)
