"""Which files are for development, tests or demonstration by more than their own name."""

from __future__ import annotations

import posixpath

from dockerlint.knowledge.development import is_for_development
from dockerlint.project.images.collection import Images
from dockerlint.project.images.shipping.dockerfiles import is_described


def serves_development(images: Images, path: str) -> bool:
    """Return whether a file is an example, or a Dockerfile that a folder, or all its images, show to be for development or tests.

    In a repository of examples each file is one. A name such as `Dockerfile.dev` alone shows nothing: a team builds from it each day. The comment
    at its head does.
    """
    if images.origins.examples.fill_repository:
        return True
    if path not in images.paths:
        return images.origins.examples.holds(path)
    return path in images.for_development and not _has_only_a_name(images, path)


def _has_only_a_name(images: Images, path: str) -> bool:
    if images.origins.examples.holds(path) or not is_for_development(posixpath.basename(path)):
        return False
    return not any(is_described(one.dockerfile) for one in images.all if one.path == path)
