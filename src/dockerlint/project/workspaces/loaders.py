"""Which applications of a workspace load a package, and what all of them declare."""

from __future__ import annotations

from typing import NamedTuple

from dockerlint.models.package import SHIPPED, Dependency
from dockerlint.project.workspaces.workspace import Package, Workspace, dependent_groups


class Declared(NamedTuple):
    """A dependency, the package that declares it, and whether all others that were asked declare it, too."""

    package: Package
    dependency: Dependency
    by_all: bool


def declared_by_loaders(workspace: Workspace, package: Package, name: str) -> Declared | None:
    """Return the first declaration of a name by an application that reaches the package and ships it; None where none does.

    An application is a package that no other one names.
    """
    loading = [one for one in workspace.dependents_closure(package) if not dependent_groups(workspace, one)]
    found = [
        (one, declared)
        for one in loading
        if (declared := one.manifest.declares(name)) and declared.group in SHIPPED
    ]
    return Declared(*found[0], by_all=len(found) == len(loading)) if found else None
