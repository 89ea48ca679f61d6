"""Which dependency of a package brings another one, by what the lockfile of its workspace says."""

from __future__ import annotations

from dockerlint.models.package import SHIPPED
from dockerlint.parsers.lockfile.edges import Edges, Locked, Wanted, parse_edges
from dockerlint.project.workspaces.workspace import Package, Workspace

_LOCKFILES = ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock")


def brought_by(workspace: Workspace, package: Package, name: str) -> str | None:
    """Return the dependency of a package that brings another package with an install for production, the one with the fewest steps.

    None where none does, or where no lockfile that can be read says so.
    """
    files = (workspace.text(one) for one in _LOCKFILES)
    edges = next((found for file in files if file and (found := parse_edges(file.text))), None)
    return _nearest(edges, package, name) if edges else None


def _nearest(edges: Edges, package: Package, name: str) -> str | None:
    """Search breadth first from all dependencies at once."""
    queue: list[tuple[Locked, str]] = []
    for one in package.manifest.dependencies:
        found = (
            edges.locked(Wanted(package.importer, one.name, one.specifier)) if one.group in SHIPPED else None
        )
        queue += [(found, one.name)] if found else []
    seen = {locked.key for locked, _ in queue}
    for locked, first in queue:
        for below in edges.below(locked):
            if below.name == name:
                return first
            if below.key not in seen:
                seen.add(below.key)
                queue.append((below, first))
    return None
