"""The base image has no fixed version."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Problem, Severity
from dockerlint.knowledge.images.base_images import base_image, hub_name, is_official, parse_image_name
from dockerlint.knowledge.images.image_facts import UNKNOWN
from dockerlint.project.images.development import serves_development
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at each FROM that names a known public image without a tag, or with `latest`."""
    reference = stage.base.value
    if (
        not reference
        or stage.parent
        or reference == "scratch"
        or not _is_public(reference, stage.path, project)
    ):
        return
    name = parse_image_name(reference)
    if name.digest is None and name.tag in {None, "latest"}:
        why = "has no tag" if name.tag is None else "moves"
        message = f"`{reference}` {why}, so each build may get another version"
        tried = serves_development(project.images, stage.dockerfile)
        yield Problem(stage.written.base.span, message, severity=Severity.INFO if tried else None)


def _is_public(reference: str, path: str, project: Project) -> bool:
    """Return whether a reference certainly names a published image, and none of this tree."""
    if project.images.own.may_name(hub_name(parse_image_name(reference).repository), path):
        return False
    return base_image(reference) is not UNKNOWN or is_official(reference)
