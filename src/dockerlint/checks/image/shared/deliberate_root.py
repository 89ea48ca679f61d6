"""Labels of what makes it no oversight that an image runs as root."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.any_user import made_for_any_user
from dockerlint.project.images.running.docker_client import docker_client
from dockerlint.project.images.running.root_purpose import (
    comment_for_root,
    unprivileged_pod,
    unprivileged_service,
    unprivileged_twin,
)
from dockerlint.project.images.running.user_calls import user_call
from dockerlint.project.project import Project

_TWIN = "this stage is built for those who don't want root: say so where the image is described"
_POD = "this pod runs it without root: put `USER {user}` into the image, which is root without the pod"

_SERVICE = "this service runs it without root: put a `USER` into the image, which is root for everyone else"
_ANY_USER = "this prepares for any user ID of group 0, as OpenShift gives: end the stage with `USER 1001` for everyone else"
_CLIENT = "this client asks the Docker daemon, and only root and the group of its socket may: a user needs `--group-add` with that group"
_CALL = "this may change the user: say in a comment of the stage why it begins as root"
_COMMENT = "this says that root is needed: the entrypoint may drop it after that, with `setpriv` or `gosu`"


def deliberate_root(container: Container, project: Project) -> Iterator[Label]:
    """Label what makes root no oversight: a stage that is built to run without it, the user of its pods or services, a comment, OpenShift, the client of the Docker daemon, or code that changes its user."""
    if twin := unprivileged_twin(container, project.images):
        yield Label(twin.stage.written.start.at.first_line(), _TWIN)
    elif user := unprivileged_pod(container, project.images):
        yield Label(user.span, _POD.format(user=user.text))
    elif set_user := unprivileged_service(container, project.images):
        yield Label(set_user, _SERVICE)
    elif comment := comment_for_root(container):
        yield Label(comment, _COMMENT)
    elif not container.service and (prepared := made_for_any_user(container.image)):
        yield Label(prepared, _ANY_USER)
    elif not container.service and (client := docker_client(container.image)):
        yield Label(client, _CLIENT)
    elif call := user_call(container, project.code):
        yield Label(call, _CALL)
