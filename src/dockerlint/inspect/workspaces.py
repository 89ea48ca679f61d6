"""A workspace in the output of `inspect`."""

from __future__ import annotations

from dockerlint.models.lockfile import Lockfile
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Package, Workspace


def workspace_data(workspace: Workspace, pnpm: PnpmVersion) -> dict[str, object]:
    """Return path, pnpm, packages and lockfile of a workspace. Specifiers are the file's text, not masked."""
    return {
        "path": workspace.folder,
        "pnpm": {
            "shown": pnpm.shown,
            "majors": list(pnpm.majors),
            "because": pnpm.because or None,
        },
        "packages": [_package_data(workspace, package) for package in workspace.packages],
        "lockfile": _lockfile_data(workspace.lockfile) if workspace.lockfile else None,
    }


def _package_data(workspace: Workspace, package: Package) -> dict[str, object]:
    manifest = package.manifest
    groups: dict[str, dict[str, str]] = {}
    for one in manifest.dependencies:
        groups.setdefault(one.group, {})[one.name] = one.specifier
    return {
        "path": package.folder,
        "name": manifest.name,
        "version": manifest.version,
        "private": manifest.private,
        **groups,
        "links": [one.folder for one in workspace.dependencies(package)],
    }


def _lockfile_data(lockfile: Lockfile) -> dict[str, object]:
    return {
        "path": lockfile.file.path,
        "version": lockfile.version,
        "broken": lockfile.broken_for,
        "importers": sorted(lockfile.importers),
        "packages": lockfile.packages,
    }
