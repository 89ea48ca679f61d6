"""Which dependency of a package brings another one, by what the lockfile of its workspace says."""

from __future__ import annotations

from dockerlint.models.package import SHIPPED
from dockerlint.parsers.lockfile.bun_edges import parse_bun_edges
from dockerlint.parsers.lockfile.edges import Edges, Locked, Wanted, parse_edges
from dockerlint.parsers.lockfile.pnpm_edges import parse_pnpm_edges
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Package, Workspace

_READERS = {
    "package-lock.json": parse_edges,
    "npm-shrinkwrap.json": parse_edges,
    "yarn.lock": parse_edges,
    "bun.lock": parse_bun_edges,
}


def brought_by(workspace: Workspace, pnpm: PnpmVersion, package: Package, name: str) -> str | None:
    """Return the dependency of a package that brings another package with an install for production, the one with the fewest steps.

    None where none does, or where no lockfile that can be read says so. Where a lockfile has the folders of the packages,
    a copy that only another package sees does not count.
    """
    edges = _edges(workspace, pnpm)
    if edges is None:
        return None
    seen = edges.locked(Wanted(package.importer, name, "")) if edges.is_placed else None
    return None if edges.is_placed and seen is None else _nearest(edges, package, name, seen)


def _edges(workspace: Workspace, pnpm: PnpmVersion) -> Edges | None:
    if pnpm.shown:
        return parse_pnpm_edges(workspace.lockfile) if workspace.lockfile else None
    files = ((read, workspace.text(name)) for name, read in _READERS.items())
    return next((found for read, file in files if file and (found := read(file.text))), None)


def _nearest(edges: Edges, package: Package, name: str, seen: Locked | None) -> str | None:
    """Search breadth first from all dependencies at once."""
    queue: list[tuple[Locked, str]] = []
    for one in package.manifest.dependencies:
        found = (
            edges.locked(Wanted(package.importer, one.name, one.specifier)) if one.group in SHIPPED else None
        )
        queue += [(found, one.name)] if found else []
    reached = {locked.key for locked, _ in queue}
    for locked, first in queue:
        for below in edges.below(locked):
            if below.name == name and seen in {None, below}:
                return first
            if below.key not in reached:
                reached.add(below.key)
                queue.append((below, first))
    return None
