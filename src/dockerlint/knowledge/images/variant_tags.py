"""Tags of public images that name a variant or a distribution only: they move to each new version, as `latest` does.

Sources: "Image Variants" in the descriptions of Docker's official images (docker-library/docs); docs.astral.sh/uv/guides/integration/docker, "Available
images"; README of GoogleContainerTools/distroless, "Docker tags".
"""

from __future__ import annotations

import re

from dockerlint.knowledge.images.base_images import hub_name, names_release, parse_image_name
from dockerlint.knowledge.images.distributions import SYSTEMS
from dockerlint.knowledge.images.official_images import LIBRARY

_VARIANTS = frozenset(
    {"slim", "debian", "ubuntu", "cli", "fpm", "apache", "zts", "jre", "jdk", "perl", "management", "builder"}
)
_BUILT_RELEASES = frozenset({"bookworm", "trixie", "jammy", "noble"})
"""Releases that images are still built for (docker-library/official-images, November 2026): a tag of an older one moves no longer."""
_ALPINE = re.compile(r"alpine(?:\d+\.\d+)?")
_DISTROLESS = "gcr.io/distroless/"
_DISTROLESS_TAG = re.compile(r"debug|(?:debug-)?nonroot")
_OTHERS = frozenset({"ghcr.io/astral-sh/uv"})
_RELEASES = SYSTEMS | {"buildpack-deps", "neurodebian"}
"""Images of which a release's name is the version."""


def names_variant_only(reference: str) -> bool:
    """Return whether a tag certainly holds no version of the image's program: `nginx:alpine`, `python:slim-bookworm`."""
    name = parse_image_name(reference)
    repository = hub_name(name.repository)
    if name.tag and repository.startswith(_DISTROLESS) and not names_release(repository):
        return _DISTROLESS_TAG.match(name.tag) is not None
    if name.tag is None or repository in _RELEASES or repository not in LIBRARY | _OTHERS:
        return False
    words = name.tag.split("-")
    return all(word in _VARIANTS or word in _BUILT_RELEASES or _ALPINE.fullmatch(word) for word in words)
