"""Which files are for development, tests or demonstration by more than their own name, and which Dockerfiles alone nobody builds."""

from __future__ import annotations

import posixpath

from dockerlint.knowledge.commands.wrappers import SHELLS
from dockerlint.knowledge.development import is_for_development
from dockerlint.paths import parent
from dockerlint.project.images.collection import Images
from dockerlint.project.images.images import Image, is_pushed
from dockerlint.project.images.shipping.dockerfiles import is_described


def serves_development(images: Images, path: str) -> bool:
    """Return whether a file is an example, or a Dockerfile that a folder, or all its images, show to be for development or tests.

    In a repository of examples each file is one. A name such as `Dockerfile.dev` alone shows nothing: a team builds from it each day. The comment
    at its head does. A twin of a Dockerfile that is published serves tests, or nobody.
    """
    if images.origins.examples.fill_repository:
        return True
    if path not in images.paths:
        return images.origins.examples.holds(path)
    if path in images.for_development:
        return not _has_only_a_name(images, path)
    return _is_unpublished_twin(images, path)


def is_left_out(images: Images, path: str) -> bool:
    """Return whether nothing builds a Dockerfile, and something of the tree builds what ships of others; the one at the base may be built by hand."""
    own = images.at(path)
    return path != "Dockerfile" and bool(own) and all(one.default for one in own) and images.are_built


def _has_only_a_name(images: Images, path: str) -> bool:
    if images.origins.examples.holds(path) or not is_for_development(posixpath.basename(path)):
        return False
    return not any(is_described(one.dockerfile) for one in images.at(path))


def _is_unpublished_twin(images: Images, path: str) -> bool:
    """Return whether at most scripts build a Dockerfile, and a registry has what another one of its folder makes, which starts the same."""
    own = images.at(path)
    if not all(one.default or one.local for one in own) or any(map(is_pushed, own)):
        return False
    starts = {_starts(one) for one in own}
    others = (one for one in images.pushed_in(parent(path)) if one.path != path)
    return any(not one.development and _starts(one) in starts for one in others)


def _starts(image: Image) -> tuple[str | None, ...]:
    """Return the command of an image; of the program its name alone, as each image may have it in another folder."""
    words = [word.literal for word in (*image.entrypoint, *image.cmd)]
    program = posixpath.basename(words[0] or "") if words else ""
    return ("sh" if program in SHELLS else program, *words[1:])
