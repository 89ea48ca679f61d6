"""What runs of the images that other files of the tree build: services that only name one, and what serves as a base alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dockerlint.models.compose import ComposeProject, Service
from dockerlint.models.dockerfile import Dockerfile, Stage
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Builder, Image
from dockerlint.project.images.own.image_names import PartialName
from dockerlint.project.images.own.own_images import NamedImage, OwnImages
from dockerlint.project.images.own.releases import older_releases


def service_names(built: Mapping[Service, Container]) -> Iterator[NamedImage]:
    """Yield the images that services build under a name."""
    for service, container in built.items():
        if service.image and container.builder:
            yield NamedImage(service.image, container.image, container.builder)


def own_containers(projects: Iterable[ComposeProject], own: OwnImages) -> dict[Service, Container]:
    """Return the containers of services that build nothing and name an image of this tree, in no older release."""
    out = {}
    each = tuple(projects)
    older = older_releases(each)
    for project in each:
        for service in project.services:
            if service not in older and (found := own.image_of(project, service)):
                builder = Builder(service.key_at, service.name, project, service)
                out[service] = Container(found.image, builder, found.builder, found.published)
    return out


def without_bases(
    containers: Sequence[Container], named: Iterable[NamedImage], images: Iterable[Image]
) -> list[Container]:
    """Leave out images that start nothing and from which other images of the tree begin: what ships are those."""
    built = list(images)
    idle = {one.image for one in containers if not _sets_a_start(one.image)}
    names = [(one.image, one.name.known_repository) for one in named if one.image in idle]
    used = _base_repositories(built) if names else {}
    bases = {image for image, name in names if used.get(name or "", set()) - {image.dockerfile}}
    begun = _stages_of_others(built) if idle else set()
    bases |= {image for image in idle if image.stage.written in begun}
    started = {
        one.written for image in built if image.entrypoint or image.cmd for one in image.stage.chain[1:]
    }
    bases |= {image for image in idle if _is_plain(image) and image.stage.written in started}
    return [one for one in containers if one.image not in bases]


def _sets_a_start(image: Image) -> bool:
    """Return whether its Dockerfile sets what starts; the one of its base may do so too."""
    own = (one.written for one in image.stage.chain if one.dockerfile is image.dockerfile)
    return any(one.last("ENTRYPOINT") or one.last("CMD") for one in own)


def _is_plain(image: Image) -> bool:
    """Return whether its base image is a system or a runtime."""
    oldest = image.stage.chain[-1].image
    return oldest is not None and oldest.plain


def _stages_of_others(images: Iterable[Image]) -> set[Stage]:
    """Return the stages from which stages of other Dockerfiles begin."""
    return {
        parent.written
        for image in images
        for stage in map(image.stage.evaluation.stage, image.dockerfile.stages)
        for parent in stage.chain[1:]
        if parent.dockerfile is not image.dockerfile
    }


def _base_repositories(images: Iterable[Image]) -> dict[str, set[Dockerfile]]:
    """Return the repositories that images begin FROM, each with their Dockerfiles."""
    out: dict[str, set[Dockerfile]] = {}
    for image in images:
        for stage in map(image.stage.evaluation.stage, image.dockerfile.stages):
            repository = PartialName.of(stage.base).known_repository
            if repository is not None:
                out.setdefault(repository, set()).add(image.dockerfile)
    return out
