"""The builds of CI files, release tools and hosting platforms: what they build leaves the machine, as what a workflow builds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dockerlint.files import Files, Kind, source_of
from dockerlint.knowledge.development import is_for_development
from dockerlint.knowledge.docker.ci_files import CI_FILES
from dockerlint.models.image_build import ImageBuild
from dockerlint.parsers.deployments.ci_commands import parse_ci
from dockerlint.parsers.deployments.goreleaser import parse_goreleaser
from dockerlint.parsers.deployments.platforms import parse_railway, parse_render
from dockerlint.parsers.image_builds.distinct import distinct
from dockerlint.paths import parent
from dockerlint.source import SourceFile
from dockerlint.values import Text

_ROOT = "."

_PLATFORMS: Sequence[tuple[re.Pattern[str], Callable[[SourceFile, Text], Iterator[ImageBuild]]]] = (
    (re.compile(r"render\.ya?ml"), parse_render),
    (re.compile(r"railway\.(?:json|toml)"), parse_railway),
    (re.compile(r"\.?goreleaser[^/]*\.ya?ml"), parse_goreleaser),
)


@dataclass(frozen=True, slots=True, eq=False)
class DeploymentSource:
    """What a file builds, each of a Dockerfile that is there."""

    path: str
    builds: tuple[ImageBuild, ...]


def deployment_sources(files: Files, paths: Iterable[str]) -> list[DeploymentSource]:
    """Return what CI files, release tools and hosting platforms build."""
    found = ((path, tuple(distinct(_builds(files, path)))) for path in paths)
    return [DeploymentSource(path, builds) for path, builds in found if builds]


def _builds(files: Files, path: str) -> Iterator[ImageBuild]:
    parse = next((parse for name, parse in _PLATFORMS if name.fullmatch(posixpath.basename(path))), None)
    kind = next((one for one in CI_FILES if one.name.fullmatch(path)), None)
    file = source_of(files, path) if (parse or kind) and not is_for_development(path) else None
    if file is None:
        return
    if kind:
        yield from (one for one in parse_ci(file, kind) if _is_there(files, one))
    if parse:
        started = [parse(file, Text.known(folder)) for folder in dict.fromkeys((_ROOT, parent(path)))]
        for same in zip(*started, strict=True):
            there = [one for one in same if _is_there(files, one)]
            yield from there[:1] if len({one.path for one in there}) == 1 else ()


def _is_there(files: Files, build: ImageBuild) -> bool:
    return build.path is not None and files.kind(build.path) is Kind.FILE
