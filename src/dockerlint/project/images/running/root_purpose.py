"""Whether a container is root on purpose: what it does needs root, or its image is built for another user or started as one, too."""

from __future__ import annotations

import posixpath
import re

from dockerlint.knowledge.docker.root_comments import says_root_is_needed
from dockerlint.knowledge.docker.root_writes import (
    DOCKER_SOCKETS,
    KERNEL_CAPABILITIES,
    NEEDS_ROOT,
    SOCKET_VARIABLE,
)
from dockerlint.models.compose import Service
from dockerlint.models.dockerfile import Keyword, Stage
from dockerlint.models.pod import PodContainer
from dockerlint.paths import parent
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image
from dockerlint.project.images.own.image_names import PartialName
from dockerlint.source import Span
from dockerlint.tree import Scalar, Seq
from dockerlint.values import Text

_UNPRIVILEGED = re.compile(r"(?:^|[-_.])(?:non-?root|rootless|unprivileged)(?:$|[-_.])", re.IGNORECASE)


def is_root_by_purpose(container: Container) -> bool:
    """Return whether a container needs root for what it is there for.

    Its service is privileged, has capabilities that only root can use, or sets the user and gets the socket of the Docker daemon; the
    environment of its image names that socket; or it starts a program that changes the network, the kernel or mounts.
    """
    service, host = container.service, container.image.stage.variables.env.get(SOCKET_VARIABLE)
    if host and host.startswith("unix://"):
        return True
    if service and (_has_capabilities(service) or _uses_the_daemon(container)):
        return True
    return any(one.command.program in NEEDS_ROOT for one in container.launch.started)


def _has_capabilities(service: Service) -> bool:
    privileged, added = service.tree.get("privileged"), service.tree.get("cap_add")
    names = (
        [one.text.removeprefix("CAP_") for one in added if isinstance(one, Scalar)]
        if isinstance(added, Seq)
        else []
    )
    return (
        isinstance(privileged, Scalar) and privileged.text == "true"
    ) or not KERNEL_CAPABILITIES.isdisjoint(names)


def _uses_the_daemon(container: Container) -> bool:
    return container.service_user_at is not None and daemon_socket(container) is not None


def daemon_socket(container: Container) -> Span | None:
    """Return where the service mounts the socket of the Docker daemon, at whatever path; None where it does not, or is none."""
    for one in container.service.volumes if container.service else ():
        if {one.target.value, one.source.value if one.source else None} & DOCKER_SOCKETS:
            return one.at.first_line()
    return None


def unprivileged_pod(container: Container, images: Images) -> Scalar | None:
    """Return the user that a pod of the tree gives an image as it is; None where a pod runs it with the user of the image, or none does."""
    if container.service is not None:
        return None
    stage = container.image.stage.written
    names = {
        name
        for one in images.own.named
        if one.image and one.image.stage.written is stage and (name := one.name.known_repository)
    }
    pods = [one for one in container.image.origins.pods.naming(names) if _repository(one) in names]
    return pods[0].user if pods and all(one.is_unprivileged for one in pods) else None


def unprivileged_service(container: Container, images: Images) -> Span | None:
    """Return where a service sets the user of an image that ships by itself, if all services that run it set one without privileges."""
    if container.service is not None:
        return None
    running = [one for one in images.running(container.image.stage.written) if one.service]
    places = [one.service_user_at for one in running if one.user.is_root is False]
    return places[0] if places and len(places) == len(running) else None


def comment_for_root(container: Container) -> Span | None:
    """Return the comment of the last stage that says that the image needs root; one before a RUN, COPY or ADD is about that step."""
    dockerfile, stage = container.image.dockerfile, container.image.stage.written
    if container.service_user_at is not None:
        return None
    end = next((one.start.at.begin for one in dockerfile.stages if one.index == stage.index + 1), None)
    for comment in dockerfile.comments:
        inside = stage.start.at.begin < comment.begin and (end is None or comment.begin < end)
        if inside and says_root_is_needed(comment.text) and not _is_of_a_step(comment, stage):
            return comment
    return None


def _is_of_a_step(comment: Span, stage: Stage) -> bool:
    after = (
        one for one in stage.instructions if one.at.begin > comment.begin and one.keyword != Keyword.USER
    )
    following = next(after, None)
    return following is not None and following.keyword in {Keyword.RUN, Keyword.COPY, Keyword.ADD}


def _repository(pod: PodContainer) -> str | None:
    return PartialName.of(Text.known(pod.image.text)).known_repository


def unprivileged_twin(container: Container, images: Images) -> Image | None:
    """Return the image that someone builds to run without root, by the name of its stage, Dockerfile or base: of another stage, or of a file next to this one."""
    own = container.image
    if container.service_user_at is not None:
        return None
    path = own.dockerfile.path
    beside = [one for one in images.offered_in(parent(path)) if one.dockerfile is not own.dockerfile]
    twins = [
        one for one in (*images.of(own.dockerfile), *beside) if one.builders and one.user.is_root is False
    ]
    return next((one for one in twins if any(map(_UNPRIVILEGED.search, _names(one, path)))), None)


def _names(image: Image, beside: str) -> tuple[str, ...]:
    """Return what names an image: its stage, the tag of its base, and its Dockerfile if it is another one."""
    stage, path = image.stage, image.dockerfile.path
    tag = (stage.base.value or "").rpartition(":")[2]
    return (stage.written.name or "", tag, "" if path == beside else posixpath.basename(path))
