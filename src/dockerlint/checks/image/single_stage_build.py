"""The stage that ships builds, and keeps what only the build needs."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.image.shared.labels import service
from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.docker.disabled_stages import disabled_copy
from dockerlint.project.images.building.compiled import ShippedSdk, shipped_sdk
from dockerlint.project.images.building.single_stage import LeftOver, left_over
from dockerlint.project.images.containers import Container
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import copy_stage
from dockerlint.source import Span


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at the RUN that builds in an image that ships, where the build's tools stay in it."""
    if sdk := shipped_sdk(container, project.images):
        yield _sdk(container, sdk)
        return
    found = left_over(container, project.images)
    if found is None:
        return
    yield Problem(
        found.step.instruction.at.first_line(),
        f"the build runs in the image that ships, which keeps {_kept(found)}",
        tuple(_labels(container, found)),
        severity=Severity.INFO if _disabled(container) else None,
    )


def _sdk(container: Container, found: ShippedSdk) -> Problem:
    """Return the problem at the FROM that names the SDK."""
    base = found.stage.base.value or found.stage.written.base.text
    built = found.step.instruction.at.first_line()
    return Problem(
        found.stage.written.base.span,
        f"the image that ships is built from `{base}`, so it keeps {found.sdk.holds}",
        (
            _taken(found.stage)
            or Label(built, "this builds what it starts: build in a separate stage, and copy the result"),
            *_known(container),
            *service(container),
        ),
        severity=Severity.INFO if _disabled(container) else None,
    )


def _taken(stage: EvaluatedStage) -> Label | None:
    """Label a later stage that takes files of this one already."""
    later = map(stage.evaluation.stage, stage.dockerfile.stages[stage.written.index + 1 :])
    taking = (one for one in later if any(copy_stage(step) is stage for step in one.steps))
    places = (one.written.start.at.first_line() for one in taking)
    return next(
        (Label(at, "this stage copies from it already: build this one instead") for at in places), None
    )


def _disabled(container: Container) -> Span | None:
    """Return the comment with a COPY out of a stage that a comment disables, too: who wrote it knows of separate stages."""
    comments = container.image.dockerfile.comments
    index = disabled_copy(one.text for one in comments)
    return None if index is None else comments[index]


def _known(container: Container) -> Iterator[Label]:
    if copied := _disabled(container):
        yield Label(copied, "a stage of its own for the build is disabled here")


def _kept(found: LeftOver) -> str:
    parts = [
        name
        for name, there in (
            ("the dev dependencies", found.full),
            ("a toolchain", found.tools),
            ("the sources", found.sources),
        )
        if there
    ]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _labels(container: Container, found: LeftOver) -> Iterator[Label]:
    if found.full:
        yield Label(found.full.at, "this installs the dev dependencies")
    if found.tools:
        yield Label(found.tools.at, f"this installs {', '.join(f'`{name}`' for name in found.tools.names)}")
    if found.sources:
        yield Label(found.sources, "this brings the sources")
    stage = container.image.stage
    yield _taken(stage) or Label(
        stage.written.start.at.first_line(), "build in a separate stage, and copy only what runs from it"
    )
    yield from _known(container)
    yield from service(container)
