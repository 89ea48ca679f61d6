"""COPY or ADD takes what .dockerignore keeps out of the context."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.images.build_context import excluded_sources
from dockerlint.project.images.images import Image
from dockerlint.project.project import Project


def check(image: Image, project: Project) -> Iterator[Problem]:
    """Yield a problem at each source of the image's build that is certainly not in its context."""
    if image.dockerfile not in project.dockerfiles.all:
        return
    for one in excluded_sources(image):
        label = Label(one.pattern.at, "this line keeps it out of the build context")
        yield Problem(
            one.word.span,
            f"`{one.keyword}` copies a path that `.dockerignore` excludes, so the build fails",
            (label,),
        )
