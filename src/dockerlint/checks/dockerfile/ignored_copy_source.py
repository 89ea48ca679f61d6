"""COPY or ADD takes what .dockerignore keeps out of the context."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.filesystem.changes import Taken
from dockerlint.project.images.images import Image
from dockerlint.project.project import Project


def check(image: Image, project: Project) -> Iterator[Problem]:
    """Yield a problem at each source of the image's build that is certainly not in its context."""
    if image.dockerfile not in project.dockerfiles.all or image.context is None:
        return
    for put in (put for stage in image.stages for put in image.origins.puts(stage)):
        source = put.source if put.taken is Taken.CONTEXT and put.folder is None else None
        if source is not None and (pattern := image.context.excluded_by(source)):
            label = Label(pattern.at, "this line keeps it out of the build context")
            message = f"`{put.step.keyword}` copies a path that `.dockerignore` excludes, so the build fails"
            yield Problem(put.at, message, (label,))
