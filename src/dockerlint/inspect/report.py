"""The output of `dockerlint inspect --format json`, a contract with other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from dockerlint.files import Kind
from dockerlint.findings import Diagnosis, ReadingKind, Severity
from dockerlint.inspect.compose import compose_data, problem_data
from dockerlint.inspect.dockerfile import dockerfile_data
from dockerlint.inspect.masked import masked, masked_instruction
from dockerlint.masking import printable
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.models.lockfile import Lockfile
from dockerlint.paths import seen_from
from dockerlint.project.images.packages_of import packages_of
from dockerlint.project.project import Project
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Package, Workspace

_VERSION = 1

Shown = Callable[[str], str]
"""Return a base-relative path relative to the working directory, safe to show."""


def inspect_json(
    project: Project, base: Path, shown: str, here: str = ".", *, show_values: bool = False
) -> str:
    """Return the Project as JSON text.

    `shown` is the path from the working directory to the base, `here` the way back. Paths are relative to the working directory,
    except in a compose `config`, where they are absolute as Compose prints them. Secrets are `***` unless `show_values`.
    The text is ASCII: JSON escapes replace control characters, so nothing is lost.
    """

    def place(path: str) -> str:
        return printable(seen_from(path, shown, here))

    data = {
        "version": _VERSION,
        "dockerfiles": _dockerfiles(project, place, show_values=show_values),
        "compose": [
            _placed(compose_data(one, base.as_posix(), show_values=show_values), place)
            for one in project.compose.resolved
        ],
        "workspaces": [
            _workspace(one, version, place, show_values=show_values)
            for one, version in project.pnpm.versions.items()
        ],
        "links": links(project, place),
    }
    return json.dumps(data, indent=2) + "\n"


def _dockerfiles(project: Project, place: Shown, *, show_values: bool) -> list[dict[str, object]]:
    out = []
    for path, dockerfile in sorted(project.files.dockerfiles.items()):
        problems = [
            Diagnosis(ReadingKind.SYNTAX, Severity.ERROR, one) for one in project.files.refused.get(path, ())
        ]
        data = dockerfile_data(dockerfile)
        if not show_values:
            data["instructions"] = [masked_instruction(one) for one in dockerfile.instructions]
        data["path"] = place(path)
        data["problems"] = [_placed(problem_data(one), place) for one in problems]
        out.append(data)
    return out


def _workspace(
    workspace: Workspace, pnpm: PnpmVersion, place: Shown, *, show_values: bool
) -> dict[str, object]:
    data = workspace_data(workspace, pnpm)
    if not show_values:
        data = {key: masked(value, key) for key, value in data.items()}
    return _placed(data, place)


def _placed(data: dict[str, object], place: Shown) -> dict[str, object]:
    """Make the paths of one entry and of its problems relative to the working directory."""
    out: dict[str, object] = {}
    for key, value in data.items():
        if key in {"path", "paths"}:
            out[key] = place(value) if isinstance(value, str) else [place(str(one)) for one in _items(value)]
        elif key in {"problems", "packages"}:
            out[key] = [_placed(one, place) for one in _items(value) if isinstance(one, dict)]
        else:
            out[key] = value
    return out


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def links(project: Project, place: Shown) -> list[dict[str, object]]:
    """Return the links of each service of each compose project, including inactive profiles."""
    return [
        _link(project, one, service, place) for one in project.compose.projects for service in one.services
    ]


def _link(project: Project, compose: ComposeProject, service: Service, place: Shown) -> dict[str, object]:
    """Return what one service is linked to; None if there is nothing or it is unknown."""
    build = service.build
    path = build.dockerfile if build and not build.inline else None
    is_there = path is not None and project.files.disk.kind(path) is Kind.FILE
    container = project.images.container_of(service) if build else None
    packages: tuple[Package, ...] = ()
    because = "the Dockerfile or its stage is not known" if build else "the service builds nothing here"
    if container is not None:
        packages, because = packages_of(container)
    return {
        "compose": place(compose.path),
        "service": printable(service.name),
        "dockerfile": place(path) if path is not None and is_there else None,
        "context": place(build.context) if build and build.context is not None else None,
        "stage": printable(container.image.stage.written.label) if container else None,
        "packages": sorted(place(package.folder) for package in packages),
        "because": because,
    }


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
