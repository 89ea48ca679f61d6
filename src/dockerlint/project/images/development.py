"""Which Dockerfiles are for development or tests by more than their own name."""

from __future__ import annotations

import posixpath

from dockerlint.knowledge.development import is_for_development
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.project.images.containers import Images


def serves_development(images: Images, dockerfile: Dockerfile) -> bool:
    """Return whether a folder, or all its images, show that a Dockerfile is for development or tests.

    A name such as `Dockerfile.dev` alone does not: a team builds from it each day.
    """
    if is_for_development(posixpath.basename(dockerfile.path)):
        return False
    of_it = {one.development for one in images.all if one.dockerfile is dockerfile}
    return is_for_development(dockerfile.path) or of_it == {True}
