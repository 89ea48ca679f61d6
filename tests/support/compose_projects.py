"""Compose projects resolved from files in memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from dockerlint.files import MemoryFiles
from dockerlint.inspect.compose import compose_data
from dockerlint.models.compose import Service
from dockerlint.project.compose.options import ComposeOptions
from dockerlint.project.compose.projects import resolve_projects
from dockerlint.project.compose.resolve import ResolvedProject


def projects(
    files: dict[str, str], options: ComposeOptions | None = None, ignored: Iterable[str] = ()
) -> list[ResolvedProject]:
    paths = [path for path in files if path.endswith((".yml", ".yaml"))]
    return resolve_projects(MemoryFiles(files, ignored), paths, options)


def project(text: str, **files: str) -> ResolvedProject:
    return projects({"compose.yaml": text, **files})[0]


def service(text: str, **files: str) -> Service:
    found = project(text, **files)
    assert found.diagnoses == ()
    return found.model.services[0]


def said(found: ResolvedProject) -> list[tuple[str, str, int, int, str]]:
    return [
        (str(one.severity), one.kind, *one.problem.at.start, one.problem.message) for one in found.diagnoses
    ]


def config(found: ResolvedProject) -> dict[str, dict[str, dict[str, object]]]:
    shown = compose_data(found, "/base", show_values=True)["config"]
    return cast("dict[str, dict[str, dict[str, object]]]", shown)
