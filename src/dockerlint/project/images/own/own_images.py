"""The images of this tree by the names that their builders give them, for services that name an image and build none."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dockerlint.knowledge.images.base_images import has_healthcheck, hub_name, is_official
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.paths import parent
from dockerlint.project.images.images import Builder, Image
from dockerlint.project.images.own.image_names import PartialName
from dockerlint.values import Text


@dataclass(frozen=True, eq=False)
class NamedImage:
    """An image under a name that its builder gives it, as far as that is known."""

    text: Text
    image: Image | None
    """None if its Dockerfile or its stage is not known."""
    builder: Builder
    pushes: bool | None = None
    """Whether the builder sends it to a registry."""

    @cached_property
    def name(self) -> PartialName:
        """The parts of the name."""
        return PartialName.of(self.text)


class OwnImage(NamedTuple):
    """The image that a service names, and who builds it."""

    image: Image
    builder: Builder
    published: bool
    """Whether a builder sends it to a registry."""


@dataclass(frozen=True, eq=False)
class OwnImages:
    """Every image of the tree that has a name."""

    named: Sequence[NamedImage] = ()
    dockerfiles: Collection[str] = ()
    """The paths of the tree's Dockerfiles."""
    contexts: Collection[tuple[str, str]] = ()
    """The paths of Dockerfiles, each with the Docker Hub name of a named context that a builder gives it."""

    @cached_property
    def _folders(self) -> Mapping[str, set[str]]:
        """The folders with Dockerfiles, by their last name."""
        found: dict[str, set[str]] = {}
        for folder in map(parent, self.dockerfiles):
            found.setdefault(posixpath.basename(folder), set()).add(folder)
        return found

    def may_name(self, repository: str, path: str) -> bool:
        """Return whether an image of this tree may have the Docker Hub name of a repository that the Dockerfile at `path` names.

        A builder may give it the name, or give a named context for it; a family of images is often built by a script from folders with their names (`acme/base` from `images/base/`).
        """
        owner, _, name = repository.rpartition("/")
        if owner and not self._folders.get(name, set()) <= {parent(path)}:
            return True
        if (path, repository) in self.contexts:
            return True
        return any(one.name.may_be_of(repository) for one in self.named)

    def image_of(self, project: ComposeProject, service: Service) -> OwnImage | None:
        """Return what a service without a build runs; None if no builder of the tree, or more than one, may have made it."""
        if service.build is not None or service.image is None:
            return None
        wanted = PartialName.of(service.image)
        repository = wanted.known_repository
        if repository is None:
            return _decided(wanted, [one for one in self.named if _is_written_alike(one, project, service)])
        found = [one for one in self.named if one.name.may_be_of(repository)]
        beside = [one for one in found if one.builder.project is project]
        if beside or not is_official(repository):  # a build in another project does not replace those
            return _decided(wanted, beside or [one for one in found if not _is_local(one)])
        return None

    def may_run(self, name: Text, image: Image) -> bool:
        """Return whether a service with this `image:` may run the stage of an image, whose name may not be known either."""
        wanted = PartialName.of(name)
        public = wanted.known_repository
        named = [one for one in self.named if one.image and one.image.stage.written is image.stage.written]
        if public and (is_official(public) or has_healthcheck(public) is not None):
            return any(one.name.known_repository == public for one in named)
        return not named or any(one.name.may_equal(wanted) for one in named)

    def base_of(self, name: Text, dockerfile: Dockerfile) -> Image | None:
        """Return the image that another Dockerfile of the tree names in FROM; None if no builder may have made it, or more than one.

        A digest or another tag than those of the builders is an older build, whose Dockerfile was another one.
        """
        wanted = PartialName.of(name)
        last = wanted.last_component
        if last is None or "@" in str(name) or is_official(wanted.known_repository or last):
            return None
        found = [
            one
            for one in self.named
            if wanted.may_mean(one.name) and wanted.fit(one.name) >= 0 and not _is_of(one, dockerfile)
        ]
        chosen = _decided(wanted, [one for one in found if not _is_local(one)])
        return chosen.image if chosen else None


def _is_written_alike(one: NamedImage, project: ComposeProject, service: Service) -> bool:
    """Return whether another service of the project builds an image under the same words: Compose fills in both alike."""
    other = one.builder.service
    return (
        one.builder.project is project
        and other is not None
        and other.at("image").text == service.at("image").text
    )


def _is_of(one: NamedImage, dockerfile: Dockerfile) -> bool:
    return one.image is not None and one.image.dockerfile is dockerfile


def _is_local(one: NamedImage) -> bool:
    """Return whether only a development file builds it."""
    composed = one.builder.service is not None and one.image is not None and one.image.development
    return one.builder.development or composed


def _decided(wanted: PartialName, found: Sequence[NamedImage]) -> OwnImage | None:
    """Return the image of which all that fit best are builds; None if they differ in what they are.

    A name that is known goes first: an owner that a variable names may have a fork.
    """
    certain = [one for one in found if one.name.known_repository is not None]
    pushed_or_all = [one for one in certain or found if one.pushes is not False] or found
    fitting = _best(wanted, pushed_or_all)
    known = [(one.image, one) for one in fitting if one.image is not None]
    pushed = any(one.pushes for _, one in known)
    if any(one.image is None and (one.pushes or not pushed) for one in fitting):
        return None
    if len({_identity(image) for image, _ in known}) != 1:
        return None
    image, chosen = next((pair for pair in known if pair[1].pushes), known[0])
    return OwnImage(image, chosen.builder, bool(chosen.pushes))


def _best(wanted: PartialName, found: Iterable[NamedImage]) -> list[NamedImage]:
    """Keep those whose tag fits best: the tag itself, else the longest literal part of it, else any."""
    ranked = [(wanted.fit(one.name), one) for one in found]
    best = max((fit for fit, _ in ranked), default=0)
    return [one for fit, one in ranked if fit == best]


def _identity(image: Image) -> tuple[object, ...]:
    """Return the stage, and what build arguments may change of what runs."""
    stage = image.stage.written
    return (
        image.dockerfile,
        stage.index,
        image.user.name.value,
        hub_name(image.stage.chain[-1].base.value or ""),
    )
