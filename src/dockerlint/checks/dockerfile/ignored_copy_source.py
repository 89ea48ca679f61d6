"""COPY or ADD takes what .dockerignore keeps out of the context."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.images.build_context import BuildContext
from dockerlint.project.images.images import Image
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import Step

_REMOTE = ("<<", "http://", "https://", "git@", "git://", "ssh://")


def check(image: Image, project: Project) -> Iterator[Problem]:
    """Yield a problem at each source of the image's build that is certainly not in its context."""
    if image.dockerfile not in project.dockerfiles.all or image.context is None:
        return
    for step in (step for stage in image.stages for step in stage.steps):
        if step.keyword in {"COPY", "ADD"} and not step.instruction.flag("from"):
            yield from _excluded(step, image.context)


def _excluded(step: Step, context: BuildContext) -> Iterator[Problem]:
    for word in step.instruction.sources:
        source = step.expand(word).value
        if source is None or source.startswith(_REMOTE):
            continue
        if pattern := context.excluded_by(source):
            label = Label(pattern.at, "this line keeps it out of the build context")
            message = f"`{step.keyword}` copies a path that `.dockerignore` excludes, so the build fails"
            yield Problem(word.span, message, (label,))
