"""The source files that images start: what a container's node runs, traced back through COPY and the compiler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dockerlint.project.code.entries import Entry, is_compiled
from dockerlint.project.code.resolver import Resolver
from dockerlint.project.filesystem.outputs import file_origin
from dockerlint.project.images.containers import Container, Images
from dockerlint.project.launch.launch import node_file


def image_entries(images: Images, resolver: Resolver) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of each package that an image which ships starts, by the package's folder."""
    return _by_folder(entry for one in images.shipped for entry in _entries(one, resolver))


def container_entries(container: Container, resolver: Resolver) -> dict[str, tuple[Entry, ...]]:
    """Return the source files that one container starts, by the folder of the package."""
    return _by_folder(_entries(container, resolver))


def _by_folder(entries: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[str, Entry]] = {}
    for folder, entry in entries:
        found.setdefault(folder, {}).setdefault(entry.path, entry)
    return {folder: tuple(each.values()) for folder, each in found.items()}


def _entries(container: Container, resolver: Resolver) -> Iterator[tuple[str, Entry]]:
    origins, stage = container.image.origins, container.image.stage
    for started in container.launch.started:
        file = node_file(started)
        path = file_origin(origins, stage, file) if file else None
        package = resolver.workspaces.package_of(path) if path is not None else None
        if path is None or package is None or not is_compiled(package, resolver.tsconfigs):
            continue
        config = resolver.tsconfigs.tsconfig_in(package.folder)
        source = resolver.paths.compiled_from(path, package.folder, config)
        if source is not None:
            yield package.folder, Entry(source, _because(container), started.command.at.first_line())


def _because(container: Container) -> str:
    if container.service:
        return f"the service `{container.service.name}`"
    return f"the image of `{container.image.dockerfile.path}`"
