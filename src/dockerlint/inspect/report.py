"""The output of `dockerlint inspect --format json`, a contract with other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from dockerlint.findings import Diagnosis, ReadingKind, Severity
from dockerlint.inspect.compose import compose_data, problem_data
from dockerlint.inspect.dockerfile import dockerfile_data
from dockerlint.inspect.links import Link, links
from dockerlint.inspect.masked import masked, masked_instruction
from dockerlint.inspect.workspaces import workspace_data
from dockerlint.masking import printable
from dockerlint.paths import seen_from
from dockerlint.project.project import Project
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Workspace

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
        "links": [_link(one, place) for one in links(project)],
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


def _link(link: Link, place: Shown) -> dict[str, object]:
    return {
        "compose": place(link.compose),
        "service": printable(link.service),
        "dockerfile": None if link.dockerfile is None else place(link.dockerfile),
        "context": None if link.context is None else place(link.context),
        "stage": None if link.stage is None else printable(link.stage),
        "packages": sorted(place(folder) for folder in link.packages),
        "because": link.because,
    }
