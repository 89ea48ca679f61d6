"""Services that run an old release of an image of this tree: what its Dockerfile builds today is another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dockerlint.knowledge.images.base_images import parse_image_name
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.parsers.npm.ranges import Version, parse_version
from dockerlint.project.images.own.image_names import REGISTRY


class _Release(NamedTuple):
    name: str
    """The repository without its registry, which may have a mirror."""
    version: Version


def older_releases(projects: Iterable[ComposeProject]) -> frozenset[Service]:
    """Return the services that pull an exact version of an image, where another compose file of the tree pulls a higher one."""
    services = [one for project in projects for one in project.services]
    releases = {one: found for one in services if (found := _release(one))}
    newest = _newest(releases)
    return frozenset(one for one, found in releases.items() if found.version < newest[found.name])


def _newest(releases: Mapping[Service, _Release]) -> dict[str, Version]:
    out: dict[str, Version] = {}
    for name, version in releases.values():
        out[name] = max(out.get(name, version), version)
    return out


def _release(service: Service) -> _Release | None:
    if service.build is not None or service.image is None or not service.image.value:
        return None
    image = parse_image_name(service.image.value.strip())
    version = parse_version(image.tag or "")
    return _Release(REGISTRY.sub("", image.repository, count=1), version) if version else None
