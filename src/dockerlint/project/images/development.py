"""Which files are for development, tests or demonstration by more than their own name."""

from __future__ import annotations

import posixpath

from dockerlint.knowledge.development import is_for_development
from dockerlint.project.images.collection import Images


def serves_development(images: Images, path: str) -> bool:
    """Return whether a file is an example, or a Dockerfile that a folder, or all its images, show to be for development or tests.

    A name such as `Dockerfile.dev` alone does not: a team builds from it each day.
    """
    if path in images.paths:
        named = is_for_development(posixpath.basename(path)) and not images.origins.examples.holds(path)
        return path in images.for_development and not named
    return images.origins.examples.holds(path)
