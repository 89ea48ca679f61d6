"""The mounts and the network of a service that need root, and the volumes that an image declares."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dockerlint.files import Files, Kind
from dockerlint.knowledge.docker.home_installs import ROOT_HOME
from dockerlint.knowledge.docker.root_writes import DOCKER_SOCKETS, FIRST_FREE_PORT, HOLDS_A_FOLDER
from dockerlint.models.compose import ServiceVolume
from dockerlint.models.dockerfile import Keyword
from dockerlint.paths import join
from dockerlint.project.images.containers import Container
from dockerlint.project.images.listening import Evidence, listeners
from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.project.images.running.owned_paths import is_path_given
from dockerlint.project.stages.paths import covers
from dockerlint.tree import Scalar

_SYSTEM = ("/etc", "/dev", "/proc", "/sys", "/var/run", "/run", "/lib/modules")
"""Folders whose mounts are read, or belong to the system."""


def mount_needs(container: Container, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    """Yield the mounts, the declared volumes and the ports of the host that need root."""
    yield from _mounted(container, given)
    yield from _declared(container, given)
    yield from _low_ports(container)


def mounted_paths(container: Container) -> list[str]:
    """List the paths over which its service mounts something."""
    return [one.target.value for one in _mounts(container) if one.target.value]


def _mounts(container: Container) -> Iterator[ServiceVolume]:
    """Yield the mounts of the service that runs it, and of the one over which that may lie."""
    builder = container.builder
    for service in (builder.service, builder.under) if builder else ():
        yield from service.volumes if service else ()


def _mounted(container: Container, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    for volume in _mounts(container):
        target = volume.target.value
        kind = _mount_kind(volume, target, given, container.image.origins.files) if target else None
        if kind:
            yield RootNeed(kind, volume.at.first_line(), target)


def _mount_kind(
    volume: ServiceVolume, target: str, given: tuple[str | None, ...], files: Files
) -> Need | None:
    if target in DOCKER_SOCKETS:
        return Need.SOCKET
    if volume.read_only is not False or any(covers(one, target) for one in _SYSTEM) or _is_file(volume):
        return None
    if covers(ROOT_HOME, target):
        return Need.HOME
    if volume.type == "bind":
        return None if _holds_sources(volume, files) else Need.HOST_FOLDER
    return Need.VOLUME if volume.type == "volume" and not is_path_given(target, given) else None


def _is_file(volume: ServiceVolume) -> bool:
    source = (volume.source and volume.source.value) or ""
    return volume.type == "bind" and bool(posixpath.splitext(posixpath.basename(source))[1])


def _holds_sources(volume: ServiceVolume, files: Files) -> bool:
    """Return whether the folder of the host is one of the tree with files that git tracks: sources and configuration are read."""
    folder = (volume.source and volume.source.value) or ""
    if not folder or files.kind(folder) is not Kind.FOLDER or files.ignored(folder):
        return False
    names = set(files.names(folder)) - HOLDS_A_FOLDER
    return any(not files.ignored(join(folder, name)) for name in names)


def _declared(container: Container, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    """Yield the VOLUMEs of the image over which the service mounts nothing: what root owns there stays root's."""
    mounted = [one.target.value for one in _mounts(container)]
    for step in container.image.stage.chain_steps if None not in mounted else ():
        for word in step.instruction.words if step.keyword == Keyword.VOLUME else ():
            path = step.expand(word).value
            if path and path not in mounted and not is_path_given(path, given):
                kind = Need.HOME if covers(ROOT_HOME, path) else Need.VOLUME
                yield RootNeed(kind, step.instruction.at.first_line(), path)


def _low_ports(container: Container) -> Iterator[RootNeed]:
    """Yield what names a port below 1024 on the network of the host; in a network of its own Docker lets every user listen there."""
    mode = container.service.tree.get("network_mode") if container.service else None
    if not isinstance(mode, Scalar) or mode.text != "host":
        return
    for one in listeners(container):
        if one.evidence is not Evidence.DEBUGGER and one.at and 0 < one.ports[0] < FIRST_FREE_PORT:
            yield RootNeed(Need.PORT, one.at, str(one.ports[0]))
