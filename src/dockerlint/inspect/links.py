"""The links of `dockerlint inspect`: from each service to its Dockerfile, stage and packages."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.files import Kind
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.project.images.packages_of import packages_of
from dockerlint.project.project import Project


@dataclass(frozen=True, slots=True)
class Link:
    """One service and what it is linked to; None if there is nothing or it is unknown. Paths are base-relative."""

    compose: str
    service: str
    dockerfile: str | None = None
    context: str | None = None
    stage: str | None = None
    packages: tuple[str, ...] = ()
    because: str = "the service builds nothing here"


def links(project: Project) -> list[Link]:
    """Return a link for each service of each compose project, including inactive profiles."""
    return [_link(project, one, service) for one in project.compose.projects for service in one.services]


def _link(project: Project, compose: ComposeProject, service: Service) -> Link:
    build = service.build
    if build is None:
        return Link(compose.path, service.name)
    path = None if build.inline else build.dockerfile
    if path is not None and project.files.disk.kind(path) is not Kind.FILE:
        path = None
    context = build.context
    container = project.images.container_of(service)
    if container is None:
        return Link(
            compose.path, service.name, path, context, because="the Dockerfile or its stage is not known"
        )
    packages, because = packages_of(container)
    folders = tuple(package.folder for package in packages)
    return Link(
        compose.path, service.name, path, context, container.image.stage.written.label, folders, because
    )
