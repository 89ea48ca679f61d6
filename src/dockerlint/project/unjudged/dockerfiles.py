"""Why a Dockerfile was not judged as an image that ships: what shows that it does not, or that nothing shows that it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image
from dockerlint.project.images.shipping.purpose import mounts_sources
from dockerlint.project.images.shipping.unusable import unusable
from dockerlint.project.project import Project
from dockerlint.source import Span

_STARTS_NOTHING = "it starts nothing: no CMD or ENTRYPOINT in its stages"


class Reason(NamedTuple):
    """Why something is not judged, and the place that shows it."""

    why: str
    at: Span | None = None


def why_not_an_image(path: str, project: Project) -> Reason:
    """Return why none of the images of a Dockerfile ships."""
    dockerfile = project.files.dockerfiles[path]
    if not dockerfile.stages:
        return Reason("it has no FROM")
    if dockerfile.foreign:
        return Reason("another frontend than Docker's reads it")
    containers = [one for one in project.images.containers if one.path == path]
    if containers:
        return _of_containers(containers)
    images = project.images.of(dockerfile)
    return _of_images(images) if images else Reason("a build whose Dockerfile is not known may build it")


def _of_containers(containers: Sequence[Container]) -> Reason:
    """Return why the first container does not ship; of several, one that something builds, best for other uses than development."""
    built = [one for one in containers if one.builder]
    others = [one for one in built if one.builder and not one.builder.development]
    return _why_not_shipped(next(iter((*others, *built, *containers))))


def _of_images(images: Sequence[Image]) -> Reason:
    """Return why images that nothing runs are not judged: they only serve others, or a developer."""
    for image in images:
        at = image.builders[0].at if image.builders else None
        if why := image.why_for_development():
            return Reason(why, at)
    if any(one.entrypoint or one.cmd for one in images):
        return Reason("no build makes an image of it that stays")
    return Reason(_STARTS_NOTHING)


def _why_not_shipped(container: Container) -> Reason:
    """Return what shows that a container does not ship, in the order in which `Container.ships` asks."""
    image, builder = container.image, container.builder
    if why := image.why_for_development(published=container.published):
        return Reason(why)
    if builder and builder.development:
        return Reason(f"`{builder.name}`, which runs it, is for development or tests", builder.at)
    if container.is_idle or not (container.command or image.builders):
        return Reason(_STARTS_NOTHING)
    found = _why_left(container) if image.default or image.local else None
    return found or _why_by_start(container)


def _why_left(container: Container) -> Reason | None:
    """Return what shows that nobody runs an image that at most a script builds: it starts nothing, or holds no application."""
    image = container.image
    if image.is_application is False:
        return _why_no_application(image)
    found = unusable(image.origins, image.stage, container.launch.started)
    return Reason(found.why, found.at) if found else None


def _why_no_application(image: Image) -> Reason:
    """Return who builds an image that holds no file of an application: at most a script."""
    lacks = "no file of an application gets into it"
    if not image.builders:
        return Reason(f"nothing ships it, and {lacks}")
    return Reason(f"only `{image.builders[0].name}` builds it, and {lacks}", image.builders[0].at)


def _why_by_start(container: Container) -> Reason:
    """Return what the start of a container shows: it runs over mounted sources, for development or tests, or as a job."""
    image = container.image
    if container.service and mounts_sources(container.service, image.stage, image.origins):
        return Reason(f"`{container.service.name}` mounts sources over it", _start(container))
    if container.only_waits:
        return Reason("it only waits: nothing serves in it", _start(container))
    if container.starts_development:
        return Reason("what it starts is for development or tests", _start(container))
    return Reason("it does its work and ends", _start(container))


def _start(container: Container) -> Span | None:
    """Return where it is decided what a container starts."""
    if container.builder and container.service:
        return container.builder.at
    return container.launch.started[0].command.at if container.launch.started else None
