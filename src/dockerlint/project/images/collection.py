"""Every image that the tree builds or could build, and everything that runs one."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from dockerlint.files import Kind
from dockerlint.models.compose import Service
from dockerlint.models.dockerfile import Dockerfile, Stage
from dockerlint.models.words import Word
from dockerlint.paths import parent
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image, is_pushed
from dockerlint.project.images.own.own_images import OwnImages
from dockerlint.project.stages.evaluation import Step

_Key = TypeVar("_Key", bound=Hashable)
_One = TypeVar("_One")


@dataclass(frozen=True, eq=False)
class Images:
    """Every image that the tree builds or could build, and every container that runs one."""

    origins: Origins
    all: tuple[Image, ...] = ()
    started: tuple[Container, ...] = ()
    """What services, workflows and the like run or build, and the last stage of each Dockerfile that nobody builds."""
    by_service: dict[Service, Container] = field(default_factory=dict)
    own: OwnImages = field(default_factory=OwnImages)
    last: tuple[Container, ...] = ()
    """The last stage of each Dockerfile that someone builds, as it is."""

    @cached_property
    def containers(self) -> tuple[Container, ...]:
        """Every container, with the last stage of a Dockerfile of which only what is for development runs."""
        by_file = _grouped((one.image.dockerfile, one) for one in self.started)
        built = {one.stage.written for one in self.all if one.builders}
        left = (one for one in self.last if _is_left(one, by_file.get(one.image.dockerfile, ()), built))
        return (*self.started, *left)

    @cached_property
    def shipped(self) -> tuple[Container, ...]:
        """The containers that ship: the subject `shipped`."""
        return tuple(one for one in self.containers if one.ships)

    @cached_property
    def in_use(self) -> tuple[Container, ...]:
        """The containers that run outside the development machine: those that ship, and jobs."""
        return tuple(one for one in self.containers if one.leaves_development)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The Dockerfiles of which there are images."""
        return frozenset(self._by_path)

    @cached_property
    def are_built(self) -> bool:
        """Whether something of the tree, scripts aside, builds an image that is not for development."""
        return any(_is_built_to_ship(one) for one in self.all)

    def at(self, path: str) -> Sequence[Image]:
        """Return all builds of the Dockerfile at a path."""
        return self._by_path.get(path, ())

    def pushed_in(self, folder: str) -> Sequence[Image]:
        """Return the images of the Dockerfiles in a folder that a builder sends to a registry."""
        return self._pushed_by_folder.get(folder, ())

    def offered_in(self, folder: str) -> Sequence[Image]:
        """Return the images of the Dockerfiles in a folder that a builder sends to a registry, or may send there."""
        return self._offered_by_folder.get(folder, ())

    @cached_property
    def for_development(self) -> frozenset[str]:
        """The Dockerfiles of which all images are for development or tests, and nothing ships."""
        shipping = {one.path for one in self.all if not one.development}
        return self.paths - shipping - {one.path for one in self.shipped}

    def of(self, dockerfile: Dockerfile) -> Sequence[Image]:
        """Return all builds of a Dockerfile."""
        return self._by_dockerfile.get(dockerfile, ())

    def running(self, stage: Stage) -> Sequence[Container]:
        """Return the containers of one stage as it is written, of all builds."""
        return self._by_stage.get(stage, ())

    def bases_of(self, container: Container) -> list[Container]:
        """Return what ships of the images from which that of a container begins, and which other Dockerfiles make."""
        return [one for stage in _own_bases(container.image) for one in self.running(stage) if one.ships]

    def begun_from(self, stage: Stage) -> Sequence[Container]:
        """Return the containers that ship and whose image begins from a stage of another Dockerfile."""
        return self._by_own_base.get(stage, ())

    @cached_property
    def _by_dockerfile(self) -> dict[Dockerfile, list[Image]]:
        return _grouped((one.dockerfile, one) for one in self.all)

    @cached_property
    def _by_path(self) -> dict[str, list[Image]]:
        return _grouped((one.path, one) for one in self.all)

    @cached_property
    def _pushed_by_folder(self) -> dict[str, list[Image]]:
        return _grouped((parent(one.path), one) for one in self.all if is_pushed(one))

    @cached_property
    def _offered_by_folder(self) -> dict[str, list[Image]]:
        offered = (one for one in self.all if any(builder.pushes is not False for builder in one.builders))
        return _grouped((parent(one.path), one) for one in offered)

    @cached_property
    def _by_stage(self) -> dict[Stage, list[Container]]:
        return _grouped((one.image.stage.written, one) for one in self.containers)

    @cached_property
    def _by_own_base(self) -> dict[Stage, list[Container]]:
        return _grouped((base, one) for one in self.shipped for base in _own_bases(one.image))

    def copies_file(self, step: Step, source: Word) -> bool | None:
        """Return whether a source of a COPY or ADD is a file, and not a folder, for all who build it; None when the tree doesn't decide."""
        found = {is_file for image in self.all for is_file in _are_files(image, step, source)}
        return found.pop() if len(found) == 1 else None

    def container_of(self, service: Service) -> Container | None:
        """Return the container of a service whose image is built in this tree."""
        return self.by_service.get(service)


def _is_built_to_ship(image: Image) -> bool:
    shipping = any(not one.development for one in image.builders)
    return shipping and not image.local and not image.development


def _own_bases(image: Image) -> list[Stage]:
    """Return the stages of other Dockerfiles of the tree from which an image begins."""
    return [one.written for one in image.stage.chain if one.dockerfile is not image.dockerfile]


def _is_left(last: Container, others: Sequence[Container], built: Collection[Stage]) -> bool:
    """Return whether a last stage ships though only development runs: as another stage, or as services start something else."""
    decided = any(one.ships is not False or (one.is_idle and not one.service) for one in others)
    if last.is_idle or decided or not others:
        return False
    alike = [one for one in others if one.image.stage.written is last.image.stage.written]
    if not alike:
        return last.image.stage.written not in built
    if any((one.is_one_shot and not one.overrides_command) or one.image.development for one in alike):
        return False
    others_start = (one.overrides_command and not (one.builder and one.builder.development) for one in alike)
    return last.image.is_made_to_ship or any(others_start)


def _grouped(pairs: Iterable[tuple[_Key, _One]]) -> dict[_Key, list[_One]]:
    found: dict[_Key, list[_One]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found


def _are_files(image: Image, step: Step, source: Word) -> Iterator[bool | None]:
    """Yield for each build of a step whether a source of it is a file."""
    for stage in image.stages if image.dockerfile is step.dockerfile else ():
        for put in image.origins.puts(stage) if stage.written is step.stage.written else ():
            if put.at == source.span:
                path = image.origins.source(put)
                kind = image.origins.files.kind(path) if path is not None else None
                yield kind is Kind.FILE if kind in {Kind.FILE, Kind.FOLDER} else None
