"""Whether a compose file is one that someone keeps running, or one to try things out."""

from __future__ import annotations

import re

from dockerlint.files import Kind
from dockerlint.knowledge.header_comments import describes_production, head_comment
from dockerlint.models.compose import ComposeProject
from dockerlint.project.images.services import ComposeService
from dockerlint.tree import Scalar

_KEPT = ("restart", "healthcheck", "deploy")
"""Keys that matter only to who keeps a service running: after a crash, a hang, or on several machines."""
_TERMINAL = ("stdin_open", "tty")
_SERVING = ("ports", "expose", "restart", "deploy")
_OUTSIDE = ("ports", "expose", "volumes", "network_mode", "networks", "labels")
"""Keys by which what is outside of a project reaches a service, or its data outlives it."""
_PRODUCTION = re.compile(
    r"(?:^|[._/-])(?:prod|production|release|self-?host(?:ed|ing)?|deploy\w*)(?:$|[._/-])", re.IGNORECASE
)


def is_operated(service: ComposeService) -> bool:
    """Return whether the project of a service shows that it is kept running, and it is not open for a person only.

    Its path or the comment at its head says so, or one of its services, or of the file that it lies over, has `restart`, `healthcheck` or
    `deploy`. Nobody keeps a service with `restart: "no"` running, or starts a file that only lists images to build, or one of which an image
    can't be built.
    """
    if service.model.restart == "no" or _is_open_for_a_person(service) or _lacks_a_dockerfile(service):
        return False
    project = service.project
    head = head_comment(service.at.file.text)
    if any(map(_PRODUCTION.search, project.paths)) or describes_production(head):
        return True
    if _lists_builds(project):
        return False
    return any(_keeps_one(one) for one in (project, project.over) if one)


def _is_open_for_a_person(service: ComposeService) -> bool:
    """Return whether a service has a terminal and its input open, no port, and nothing restarts it: a shell with tools."""
    tree = service.model.tree
    terminal = [tree.get(key) for key in _TERMINAL]
    is_open = all(isinstance(one, Scalar) and one.text == "true" for one in terminal)
    return is_open and all(tree.get(key) is None for key in _SERVING)


def _lacks_a_dockerfile(service: ComposeService) -> bool:
    """Return whether a service of the project builds a folder of the tree without a Dockerfile, so `up` fails."""
    files = service.container.image.origins.files if service.container else None
    builds = [one.build for one in service.project.services if one.build]
    named = [(one.context, one.dockerfile) for one in builds if one.context and one.dockerfile]
    return files is not None and any(
        files.names(context) and files.kind(path) is Kind.ABSENT and not files.ignored(path)
        for context, path in named
    )


def _lists_builds(project: ComposeProject) -> bool:
    """Return whether all services build an image under a name, and nothing outside of the project reaches them or keeps their data."""
    services = project.services
    named = all(one.build and one.image for one in services)
    return (
        named and len(services) > 1 and all(one.tree.get(key) is None for one in services for key in _OUTSIDE)
    )


def _keeps_one(project: ComposeProject) -> bool:
    kept = (one.tree.get(key) for one in project.services if one.restart != "no" for key in _KEPT)
    return any(one is not None for one in kept)
