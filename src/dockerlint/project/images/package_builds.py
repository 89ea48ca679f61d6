"""What builds a package in the images that the tree ships: the scripts and compilers that their RUNs start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dockerlint.models.dockerfile import Keyword
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.project.code.compilation import builds, names_build
from dockerlint.project.commands.script_commands import hooked, script_commands
from dockerlint.project.commands.scripts import start_of
from dockerlint.project.commands.selection import selects
from dockerlint.project.filesystem.origins import file_origin, origin
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image
from dockerlint.project.launch.inner_commands import packages_of_call
from dockerlint.project.launch.launch import node_file
from dockerlint.project.launch.opened import Inside
from dockerlint.project.launch.program_files import RootFilesystem
from dockerlint.project.launch.walk import Reached, walked
from dockerlint.project.workspaces.workspace import Package

Built = dict[Package, tuple[Command, ...]]
"""What builds each package."""


@dataclass(frozen=True, eq=False)
class PackageBuilds:
    """The builds of all packages."""

    images: Images

    def of(self, package: Package) -> tuple[Command, ...]:
        """Return what builds a package in the images that start a file of it, or where none does in any image that ships."""
        return self._starting.get(package) or self._any.get(package, ())

    @cached_property
    def _by_image(self) -> dict[Image, Built]:
        images = dict.fromkeys(container.image for container in self.images.shipped)
        return {image: _merged(_built(image)) for image in images}

    @cached_property
    def _any(self) -> Built:
        return _merged(pair for built in self._by_image.values() for pair in _pairs(built))

    @cached_property
    def _starting(self) -> Built:
        """What builds the packages of which the same image starts a file."""
        return _merged(
            (package, command)
            for container in self.images.shipped
            for package in dict.fromkeys(_started(container))
            for command in self._by_image[container.image].get(package, ())
        )


def _merged(pairs: Iterator[tuple[Package, Command]]) -> Built:
    found: dict[Package, dict[Command, None]] = {}
    for package, command in pairs:
        found.setdefault(package, {})[command] = None
    return {package: tuple(commands) for package, commands in found.items()}


def _pairs(built: Built) -> Iterator[tuple[Package, Command]]:
    return ((package, command) for package, commands in built.items() for command in commands)


def _started(container: Container) -> Iterator[Package]:
    """Yield the packages of the files that node starts in a container."""
    image = container.image
    for path in filter(None, map(node_file, container.launch.started)):
        source = file_origin(image.origins, image.stage, path)
        package = image.origins.workspaces.package_of(source) if source is not None else None
        if package:
            yield package


def _built(image: Image) -> Iterator[tuple[Package, Command]]:
    """Yield what the RUNs of an image build, each with the package."""
    for stage in image.stages:
        files = RootFilesystem(image.origins, stage)
        for step in stage.steps:
            if step.keyword == Keyword.RUN:
                script = image.origins.scripts.script_of(step.instruction, step.shell)
                for reached in walked(files, Inside(script, start_of(step))):
                    yield from _builds(files, reached)


def _builds(files: RootFilesystem, reached: Reached) -> Iterator[tuple[Package, Command]]:
    call = invocation(reached.command)
    if call and call.script:
        yield from _scripts(files, call, reached)
    elif builds(reached.command) and (package := _package_at(files, reached)):
        yield package, reached.command


def _scripts(files: RootFilesystem, call: Invocation, reached: Reached) -> Iterator[tuple[Package, Command]]:
    """Yield the commands of the scripts that build the packages of a call: `pnpm --filter api build`, `turbo run build lint`."""
    names = [word.literal or "" for word in call.arguments] if selects(call) else [call.script or ""]
    for package in _packages(files, call, reached):
        for name in filter(names_build, names):
            for one in hooked(call, package.manifest, name):
                for command in script_commands(package.manifest, one):
                    yield package, command


def _packages(files: RootFilesystem, call: Invocation, reached: Reached) -> Iterator[Package]:
    """Yield the packages of a call; one that names none and may run in all runs in all."""
    if selects(call) and not call.values("filter", "workspace", "scope"):
        here = _package_at(files, reached)
        workspace = files.origins.workspaces.of_path(here.folder) if here else None
        yield from workspace.packages if workspace else ()
        return
    for _, manifest in packages_of_call(files, call, reached.environment):
        if package := files.origins.workspaces.package_of(manifest.folder):
            yield package


def _package_at(files: RootFilesystem, reached: Reached) -> Package | None:
    """Return the package of the folder that a command runs in."""
    folder = reached.environment.folder.value
    place = origin(files.origins, files.stage, folder) if folder else None
    return files.origins.workspaces.package_of(place) if place is not None else None
