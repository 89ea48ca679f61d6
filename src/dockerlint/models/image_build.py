"""Builds of images that are written anywhere but in a compose file: in a workflow, a bake file, a script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from pydantic import InstanceOf

from dockerlint.models.base import At, Model
from dockerlint.paths import resolve
from dockerlint.source import Span
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class BuildArgument:
    """One `NAME=value` that a builder passes; `value` is None when only the name is given (the environment's)."""

    name: str
    value: Text | None
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class NamedContext:
    """What FROM and `COPY --from` mean by a name: a folder, an image, or what another build makes. One of them is set, or none is known."""

    name: str
    at: Span
    folder: Text | None = None
    """The base-relative path of a folder."""
    image: Text | None = None
    """The reference of a `docker-image://`."""
    build: ImageBuild | None = None
    """The build of a `target:`."""
    service: str | None = None
    """The service whose build a `service:` names."""


class ImageBuild(Model):
    """One build of an image, with everything relative to the base. Unknown parts are unknown Texts."""

    context: InstanceOf[Text]
    dockerfile: InstanceOf[Text] | None = None
    """None: the Dockerfile of the context."""
    target: InstanceOf[Text] | None = None
    args: tuple[InstanceOf[BuildArgument], ...] = ()
    args_complete: bool = True
    """False when further arguments may be passed (`$FLAGS`, a line that is an expression)."""
    contexts: tuple[InstanceOf[NamedContext], ...] = ()
    """The named contexts (`--build-context`)."""
    tags: tuple[InstanceOf[Text], ...] = ()
    """The names that the image gets, with their tags."""
    pushes: bool | None = None
    """Whether the build sends the image to a registry; None if it may, or if another command may."""
    makes_image: bool = True
    """False if it only outputs files, or its cache (`outputs: type=cacheonly`)."""
    at: At

    @property
    def path(self) -> str | None:
        """The base-relative path of the Dockerfile; None if it is not known."""
        if self.dockerfile is not None:
            return self.dockerfile.value
        return None if self.context.value is None else resolve(self.context.value, "Dockerfile")


class BuildSource(Protocol):
    """A file that builds images: a workflow, a bake file, a script."""

    @property
    def path(self) -> str:
        """The file's path."""
        ...

    @property
    def builds(self) -> tuple[ImageBuild, ...]:
        """The builds, in the order of the file."""
        ...


def with_linked(builds: Iterable[ImageBuild]) -> set[ImageBuild]:
    """Return builds and those that they use as named contexts."""
    found: set[ImageBuild] = set()
    waiting = list(builds)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [context.build for context in one.contexts if context.build]
    return found
