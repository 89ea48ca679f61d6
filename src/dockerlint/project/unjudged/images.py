"""The open questions about images, what runs of them, and services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dockerlint.project.filesystem.node_folders import ModulesKind
from dockerlint.project.filesystem.origins import file_origin
from dockerlint.project.images.containers import Container
from dockerlint.project.images.root import gives_root_up, unknown_base
from dockerlint.project.images.running.unasked import is_unasked
from dockerlint.project.images.services import ComposeService
from dockerlint.project.images.started_code import started_files
from dockerlint.project.launch.launch import node_file
from dockerlint.project.project import Project
from dockerlint.project.unjudged import Judged, Unjudged
from dockerlint.source import Span
from dockerlint.values import Text, Unknown


def image_of(container: Container) -> Judged:
    """Return the image of a container as a subject: its Dockerfile and the name of its stage."""
    return Judged("image", container.path, container.image.stage.written.name or "")


def open_in_image(container: Container, project: Project) -> Iterator[Unjudged]:
    """Yield the first question of each kind that is open: those after it depend on its answer."""
    for questions in (_RUNS, _CODE, _ASKED) if container.ships else (_RUNS,):
        for question in questions:
            if (why := question.ask(container, project)) is not None:
                at = why.at or container.image.stage.written.start.at
                yield Unjudged(
                    image_of(container), question.name, at.first_line(), why.why, question.would_decide
                )
                break


def open_in_service(service: ComposeService) -> Iterator[Unjudged]:
    """Yield a built service of which the image, or whether it has a healthcheck, is not known."""
    container, build = service.container, service.model.build
    if build and container is None:
        subject = Judged("service", service.path, service.name)
        yield Unjudged(subject, "what it builds", service.at, _NO_DOCKERFILE, _DOCKERFILE)
    if container and container.ships and service.has_healthcheck is None and not service.is_one_shot:
        why = (
            unknown_base(container.image.stage.chain[-1])
            or "a variable decides whether its healthcheck is active"
        )
        subject = Judged("service", service.path, service.name)
        yield Unjudged(subject, _HAS_HEALTHCHECK, service.at, why, _HEALTHCHECK)


def _ships(container: Container, _: Project) -> Unknown | None:
    """Return why it is not known whether an image that nobody builds is an application's."""
    if container.ships is not None:
        return None
    return Unknown("nothing in the tree builds it, and several folders may be its build context")


def _user(container: Container, _: Project) -> Unknown | None:
    """Return why the user is not known."""
    user = container.user
    if user.is_root is not None:
        return None
    if user.at is None:
        return Unknown(
            unknown_base(container.image.stage.chain[-1])
            or user.name.why
            or "the base image's user is not known"
        )
    return _first_unknown(user.name, user.at)


def _start(container: Container, _: Project) -> Unknown | None:
    """Return why it is not known whether what starts as root gives root up."""
    found = gives_root_up(container) if container.user.is_root else False
    return found if isinstance(found, Unknown) else None


def _first_unknown(text: Text, at: Span) -> Unknown:
    found = next(part for part in text.parts if isinstance(part, Unknown))
    return found if found.at else Unknown(found.why, at)


def _code(container: Container, project: Project) -> Unknown | None:
    """Return why it is not known which file of a workspace the file is that node runs."""
    image = container.image
    for started in container.launch.started if project.workspaces.all else ():
        file = node_file(started)
        if file and file_origin(image.origins, image.stage, file) is None:
            why = f"nothing in the tree shows how `{file}` gets into the image"
            lost = f"no folder has all that its COPY instructions name, so `{file}` may be any file"
            return Unknown(lost if image.context is None else why, started.command.at)
    return None


def _modules(container: Container, project: Project) -> Unknown | None:
    """Return why it is not known whether the node_modules in which started code looks hold devDependencies."""
    held = container.image.node_modules
    for one in started_files(container, project.code.sources.resolver):
        seen = held.seen_from(one.file)
        for path, folder in seen.items():
            if folder.kind is ModulesKind.UNKNOWN:
                return folder.doubt or Unknown(f"what this leaves in `{path}` is not certain", folder.decided)
        if not seen and not held.complete:
            return Unknown("a step of its stages, or its base image, may bring node_modules", one.entry.at)
    return None


def _healthcheck(container: Container, project: Project) -> Unknown | None:
    """Return why it is not known whether an image that listens, and that no service runs, has a healthcheck."""
    if is_unasked(container, project.services, project.code) is not None:
        return None
    oldest = container.image.stage.chain[-1]
    if container.image.healthcheck is None:
        why = unknown_base(oldest) or "it is not known whether the base image has one"
        return Unknown(why, oldest.written.start.at)
    return Unknown("a service with a healthcheck may run it: one of their names is not known")


class _Question(NamedTuple):
    """A question about a container: `ask` returns why it is open, and None where it is answered."""

    name: str
    ask: Callable[[Container, Project], Unknown | None]
    would_decide: str


_NO_DOCKERFILE = "the Dockerfile or the stage that it builds is not in the tree, or a variable decides it"
_DOCKERFILE = "a `build:` whose context, Dockerfile and target are literal and in the tree"
_HAS_HEALTHCHECK = "whether it has a healthcheck"
_HEALTHCHECK = "a `HEALTHCHECK` in the Dockerfile, or `healthcheck:` of the service"
_RUNS = (
    _Question("whether it ships", _ships, "a compose service, a workflow or a script that builds it"),
    _Question(
        "the user",
        _user,
        "a `USER` in the Dockerfile, or `user:` of the service, whose value the files contain",
    ),
    _Question("what it starts", _start, "an `ENTRYPOINT` or `CMD` whose commands the files contain"),
)
_CODE = (
    _Question("the code that it runs", _code, "a `COPY` of the file, or of the output of a `build` script"),
    _Question(
        "what its node_modules hold",
        _modules,
        "an install of the tree's lockfile, or a copy of its node_modules, and only known commands after it",
    ),
)
_ASKED = (_Question(_HAS_HEALTHCHECK, _healthcheck, "a `HEALTHCHECK` in the Dockerfile"),)
