"""Where an install puts node_modules, and which manifests of the tree it installs."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from dockerlint.models.package import Manifest
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.paths import join, parent
from dockerlint.project.commands.selection import folder_of, selected, selectors
from dockerlint.project.filesystem.command_places import CommandPlace
from dockerlint.project.stages.paths import normal
from dockerlint.project.workspaces.workspace import Package, Workspace


@dataclass(frozen=True, slots=True, eq=False)
class InstallTarget:
    """The folder of the image below which node_modules is made, and the packages; None when they are not known.

    `shared`: their dependencies are installed together, those of the members of a workspace in its root.
    """

    folder: str
    packages: tuple[Package, ...] | None
    workspace: Workspace | None = None
    here: Package | None = None
    """The package of the folder that the call works in."""
    shared: bool = False

    @property
    def manifests(self) -> tuple[Manifest, ...]:
        """The manifests of the packages."""
        return tuple(one.manifest for one in self.packages or ())

    def folder_of(self, package: Package) -> str:
        """Return the folder of the image that a package is installed in."""
        return normal(posixpath.join(self.folder, package.importer)) if self.shared else self.folder


def install_of(place: CommandPlace, call: Invocation) -> InstallTarget | None:
    """Return what an install, prune or the like works on; None when its folder is not known."""
    folder = folder_of(call, place.shell.folder, place.shell.lookup)
    if folder.value is None:
        return None
    here = normal(folder.value)
    package = package_in(place, here)
    if package is None:
        return InstallTarget(here, None)
    workspace = place.origins.workspaces.of_path(package.folder)
    root = _root(place, call, here, package, workspace)
    if workspace is None or root is None:
        return InstallTarget(here, (package,), workspace, package)
    places = ((normal(posixpath.join(root, one.importer, "package.json")), one) for one in workspace.packages)
    present = [one for path, one in places if place.source(path) == one.path]
    chosen = _chosen(place, call, workspace, package, present)
    return InstallTarget(root, tuple(chosen), workspace, package, shared=True)


def package_in(place: CommandPlace, folder: str) -> Package | None:
    """Return the package of the tree whose package.json is in a folder of the image."""
    path = place.source(posixpath.join(folder, "package.json"))
    package = place.origins.workspaces.package_of(parent(path)) if path is not None else None
    return package if package and package.path == path else None


def _root(
    place: CommandPlace, call: Invocation, folder: str, package: Package, workspace: Workspace | None
) -> str | None:
    """Return the folder of the image where the package's workspace begins; None for a package that is installed alone."""
    if (
        workspace is None
        or call.has("ignore-workspace")
        or ("workspaces" in call.flags and not call.has("workspaces"))
    ):
        return None
    root = folder
    if package.importer != ".":
        if not folder.endswith("/" + package.importer):
            return None
        root = folder[: -len(package.importer) - 1] or "/"
    if call.program != "pnpm" and not (workspace.root and workspace.root.manifest.workspaces is not None):
        return None
    marker = "pnpm-workspace.yaml" if call.program == "pnpm" else "package.json"
    found = place.source(posixpath.join(root, marker))
    return root if found == join(workspace.folder, marker) else None


def _chosen(
    place: CommandPlace, call: Invocation, workspace: Workspace, here: Package, present: list[Package]
) -> list[Package]:
    """Apply filters. pnpm installs the root as well, whatever is filtered; npm's `-w` and yarn's focus do not."""
    names = selectors(call, place.shell.lookup)
    if call.verb == "focus":
        wanted = {here} if not names else set[Package]()
    elif not names and not call.values("filter", "workspace"):
        return present
    else:
        wanted = {workspace.root} if call.program == "pnpm" and workspace.root else set()
    for name in names:
        wanted |= set(() if name.startswith("!") else selected(workspace, name, here.folder))
    return [one for one in present if one in wanted]
