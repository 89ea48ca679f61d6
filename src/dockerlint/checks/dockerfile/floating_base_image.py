"""An image that a build takes has no fixed version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.images.base_images import (
    base_image,
    has_version_tags,
    hub_name,
    is_official,
    is_rolling,
    names_release,
    parse_image_name,
)
from dockerlint.knowledge.images.image_facts import UNKNOWN
from dockerlint.knowledge.images.variant_tags import names_variant_only
from dockerlint.project.images.running.stage_uses import (
    as_built,
    is_only_described,
    stays_in_build,
)
from dockerlint.project.project import Project
from dockerlint.project.stages.base_values import base_places
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import taken_images
from dockerlint.source import Span


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at each FROM, COPY and RUN that names a known public image without a tag, with `latest`, or with a variant alone."""
    builds = as_built(stage, project.images)
    found = (one for same in builds for one in _references(same))
    for reference, at, does in dict.fromkeys(found):
        name = parse_image_name(reference)
        moves = name.tag in {None, "latest"} or names_variant_only(reference)
        if name.digest or not moves or not _is_public(reference, stage, project):
            continue
        repository = hub_name(name.repository)
        rolls = is_rolling(repository) or not has_version_tags(repository)
        minor = rolls or _matters_less(stage, project)
        yield Problem(
            at,
            f"`{reference}` {_why(name.tag)}, so each build may {does} another version",
            (*_remedy(name.repository, at), *_sources(builds, reference, at)),
            severity=Severity.INFO if minor else None,
        )


def _why(tag: str | None) -> str:
    if tag is None:
        return "has no tag"
    return "moves" if tag == "latest" else "names a variant and no version"


def _matters_less(stage: EvaluatedStage, project: Project) -> bool:
    """Return whether another version of the base image changes nothing of what ships, or only the tools that make it."""
    return stays_in_build(stage, project.images) or is_only_described(stage, project.images)


def _references(stage: EvaluatedStage) -> Iterator[tuple[str, Span, str]]:
    """Yield the images that a stage takes, each with its place and what the build does with it."""
    if stage.base.value and not stage.parent and stage.base.value != "scratch":
        yield stage.base.value, stage.written.base.span, "get"
    for word in taken_images(stage):
        yield word.text, word.span, "copy from"


def _is_public(reference: str, stage: EvaluatedStage, project: Project) -> bool:
    """Return whether a reference certainly names a published image, and none of this tree or of a named context."""
    repository = hub_name(parse_image_name(reference).repository)
    if names_release(repository) or project.images.own.may_name(repository, stage.path):
        return False
    return base_image(reference) is not UNKNOWN or is_official(reference)


def _remedy(repository: str, at: Span) -> Iterator[Label]:
    if not has_version_tags(hub_name(repository)):
        yield Label(at, "none of its tags is a version: add a digest")


def _sources(builds: Iterable[EvaluatedStage], reference: str, at: Span) -> Iterator[Label]:
    """Label where the variables of a FROM get their values."""
    own = (one for one in builds if one.base.value == reference and one.written.base.span == at)
    for place in dict.fromkeys(place for one in own for place in base_places(one)):
        yield Label(place, "a part of the name comes from here")
