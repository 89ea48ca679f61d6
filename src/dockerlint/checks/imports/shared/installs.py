"""Whether the installs that bring an importing package bring what serves its undeclared imports, too."""

from __future__ import annotations

from dockerlint.models.package import DependencyGroup
from dockerlint.project.code.search import Use
from dockerlint.project.images.containers import Container
from dockerlint.project.images.packages_of import pruned_packages
from dockerlint.project.images.running.root_modules import root_comes_along
from dockerlint.project.project import Project
from dockerlint.project.workspaces.hoisting import OtherProvider, Provider
from dockerlint.project.workspaces.linking import links_members
from dockerlint.project.workspaces.workspace import Package, Workspace


def comes_along(project: Project, package: Package, use: Use, other: OtherProvider) -> bool:
    """Return whether what brings a name comes with the importing package: a member that is linked, an application that loads it, or a private root."""
    starts = use.sites[0].entry.starts
    if other.provider is Provider.MEMBER:
        return _is_installed_with(project, package, use, other.package)
    if other.provider is Provider.LOADERS:
        return not starts and (other.needed or _is_installed_with(project, package, use, other.package))
    return other.provider is Provider.ROOT and _root_comes_along(project, package, use, other)


def as_installed(project: Project, package: Package, name: str, other: OtherProvider) -> OtherProvider:
    """Return who brings a name, without a member that an image with the importing package does not install."""
    member = other.package
    declared = member.manifest.declares(name) if member and other.provider is Provider.PACKAGE else None
    if member is None or declared is None or other.needed:
        return other
    along = root_comes_along(project.images.shipped, package.manifest, member.manifest, declared.group)
    return other._replace(at=None, package=None) if along is False else other


def _root_comes_along(project: Project, package: Package, use: Use, other: OtherProvider) -> bool:
    """Return whether a private root declares the package, and each image that holds the importing one has what the root installs.

    Where no image holds it, that is so for what nothing starts: only members of the workspace can load it.
    """
    root = other.package
    declared = root.manifest.declares(use.name) if root and root.manifest.private else None
    if root is None or declared is None:
        return False
    along = root_comes_along(project.images.shipped, package.manifest, root.manifest, declared.group)
    return not use.sites[0].entry.starts if along is None else along


def _is_installed_with(project: Project, package: Package, use: Use, member: Package | None) -> bool:
    """Return whether each image that installs a package installs a member of its workspace, too, and that links all members into the root.

    Where no known install has the package, that is so for what nothing starts.
    """
    workspace = project.workspaces.of_path(package.folder)
    if workspace is None or member is None or not links_members(workspace):
        return False
    shipped, group = project.images.shipped, DependencyGroup.DEPENDENCIES
    if any(_leaves_out(one, workspace, package, member) for one in shipped):
        return False
    along = root_comes_along(shipped, package.manifest, member.manifest, group)
    return not use.sites[0].entry.starts if along is None else along


def _leaves_out(container: Container, workspace: Workspace, package: Package, member: Package) -> bool:
    """Return whether `turbo prune` brings a package to an image, or the root, and leaves a member out."""
    pruned = pruned_packages(container)
    held = {*pruned, *(one for each in pruned for one in workspace.dependencies_closure(each))}
    return bool(held) and member not in held and (package in held or package is workspace.root)
