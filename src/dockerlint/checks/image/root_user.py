"""What ships runs as root."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.image.shared.deliberate_root import deliberate_root
from dockerlint.checks.image.shared.labels import image_builder, service
from dockerlint.checks.image.shared.remedies import without_root_user
from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.commands.supervisors import user_change
from dockerlint.models.dockerfile import Keyword
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image
from dockerlint.project.images.root import gives_root_up
from dockerlint.project.images.running.root_purpose import daemon_socket, is_root_by_purpose
from dockerlint.project.project import Project
from dockerlint.source import Span
from dockerlint.values import Known

_WITHOUT_USER = "this may need root: start the application with {way}, and add no `USER`"


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem where a container that ships certainly runs as uid 0."""
    if (
        not _stays_root(container)
        or _follows_its_base(container, project)
        or _serves_as_others(container, project)
    ):
        return
    known = tuple(deliberate_root(container, project))
    minor = known or _uses_the_daemon(container, project) or _is_of_another_vendor(container)
    severity = Severity.INFO if minor else None
    at = _decided_elsewhere(container) or container.user.at
    labels = (*service(container), *(known or _labels(container, project)))
    if at is None:
        stage = container.image.stage.written
        base = _base_name(container, project)
        message = f"the image runs as root: `{base}` starts as root and no `USER` changes that"
        yield Problem(stage.start.at.first_line(), message, labels, severity=severity)
    elif at.path in _dockerfiles(container) and container.user.at is not container.service_user_at:
        yield Problem(at, "the image runs as root: this is its last `USER`", labels, severity=severity)
    else:
        yield Problem(
            at, "the container runs as root: this overrides the image's user", labels, severity=severity
        )


def _stays_root(container: Container) -> bool:
    return (
        container.user.is_root is True
        and not is_root_by_purpose(container)
        and gives_root_up(container) is False
    )


def _follows_its_base(container: Container, project: Project) -> bool:
    """Return whether it is root only because its base image is, which another Dockerfile of the tree makes and which is reported."""
    if container.service_user_at is not None or _sets_a_user(container):
        return False
    return any(map(_stays_root, project.images.bases_of(container)))


def _serves_as_others(container: Container, project: Project) -> bool:
    """Return whether services run the image, and each of them needs root or is a job that ends: what it is built for."""
    if container.service is not None:
        return False
    running = [one for one in project.images.running(container.image.stage.written) if one.service]
    return bool(running) and all(is_root_by_purpose(one) or one.is_one_shot for one in running)


def _uses_the_daemon(container: Container, project: Project) -> bool:
    """Return whether a service that runs an image of the Dockerfile gets the socket of the Docker daemon, which only root and its group may use."""
    images = project.images.of(container.image.dockerfile)
    stages = dict.fromkeys(one.stage.written for one in images)
    running = (one for stage in stages for one in project.images.running(stage))
    return any(daemon_socket(one) for one in running if not one.is_one_shot)


def _is_of_another_vendor(container: Container) -> bool:
    """Return whether an image only installs more into one that starts a server as root by itself: it has no files of the tree."""
    stage = container.image.stage
    copies = any(one.keyword in {Keyword.COPY, Keyword.ADD} for one in stage.chain_steps)
    return container.service_user_at is None and not (copies or stage.last("CMD") or stage.last("ENTRYPOINT"))


def _sets_a_user(container: Container) -> bool:
    at = container.user.at
    return at is not None and at.path == container.image.dockerfile.path


def _dockerfiles(container: Container) -> set[str]:
    """Return the Dockerfiles of its stage and its parents: the base image may be built from another one of the tree."""
    return {one.path for one in container.image.stage.chain}


def _decided_elsewhere(container: Container) -> Span | None:
    """Return the place of a build argument's value in another file that makes the user root."""
    parts = container.user.name.parts
    at = parts[0].at if len(parts) == 1 and isinstance(parts[0], Known) else None
    return at if at and container.user.at and at.file is not container.user.at.file else None


def _labels(container: Container, project: Project) -> Iterator[Label]:
    if container.service_user_at is not None:
        yield from _image_user(container.image)
        yield from image_builder(container)
        return
    if container.launch.starts_services:
        starts = container.launch.starts_services[0]
        yield Label(starts.at.first_line(), _WITHOUT_USER.format(way=user_change(starts.program)))
    elif container.image.user.at is None:
        yield from _base(container.image)
        running = project.images.running(container.image.stage.written)
        alike = [one for one in running if one.ships and one.service_user_at is None]
        yield from without_root_user(container, alike, project.code)
    yield from _dependents(container, project)


def _dependents(container: Container, project: Project) -> Iterator[Label]:
    """Label the FROM of each image of other Dockerfiles that is root because this one is."""
    begun = project.images.begun_from(container.image.stage.written)
    following = (one for one in begun if _stays_root(one) and _follows_its_base(one, project))
    for stage in dict.fromkeys(one.image.stage.written for one in following):
        yield Label(stage.start.at.first_line(), "this image is root too, as it begins with that one")


def _base_name(container: Container, project: Project) -> str:
    """Return the first name that the builds of a stage have for its base image; the written one where they have none."""
    stage = container.image.stage
    alike = (one.image for one in project.images.running(stage.written) if one.ships)
    rooted = (one for one in alike if one.user.at is None and one.user.is_root)
    names = (one.stage.chain[-1].base.value or "" for one in rooted)
    return next((name for name in names if name and name[-1] != ":"), stage.chain[-1].written.base.text)


def _base(image: Image) -> Iterator[Label]:
    """Label the FROM that names the base image, where it is that of a parent stage."""
    if len(image.stage.chain) > 1:
        oldest = image.stage.chain[-1].written
        yield Label(oldest.start.at.first_line(), "this names the base image")


def _image_user(image: Image) -> Iterator[Label]:
    if image.user.at is not None and image.user.is_root is False:
        yield Label(image.user.at, "the image itself has a user without privileges")
