"""Pins in package.json (packageManager, devEngines, volta, engines) and the lockfile's version."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.knowledge.node.pnpm import LOCKFILE_READERS
from dockerlint.models.lockfile import Lockfile
from dockerlint.models.package import Manifest
from dockerlint.project.workspaces.pin import Pin, Rank, admitted, exact_version, narrowed
from dockerlint.project.workspaces.pnpm_major import dev_engine
from dockerlint.source import Span
from dockerlint.tree import Scalar, find


def manifest_pins(manifest: Manifest, *, root: bool) -> Iterator[Pin]:
    """Yield the pins of a package; those of a member of the workspace rank below all others."""
    manager = manifest.package_manager
    if manager and manager.name == "pnpm":
        exact = exact_version(manager.version) is not None
        rank = Rank.PACKAGE_MANAGER if exact else Rank.ENGINES
        yield from _pin(rank if root else Rank.MEMBER, "packageManager", manager.version, manager.at)
    for rank, name, node, refuses in _ranges(manifest):
        if isinstance(node, Scalar) and isinstance(node.value, str):
            yield from _pin(rank if root else Rank.MEMBER, name, node.value, node.span, refuses=refuses)


def _ranges(manifest: Manifest) -> Iterator[tuple[Rank, str, object, bool]]:
    engine = dev_engine(manifest)
    yield Rank.DEV_ENGINES, "devEngines.packageManager", engine.get("version") if engine else None, False
    yield Rank.TOOL, "volta.pnpm", find(manifest.tree, "volta", "pnpm"), False
    yield Rank.ENGINES, "engines.pnpm", find(manifest.tree, "engines", "pnpm"), True


def _pin(rank: Rank, name: str, version: str, at: Span, *, refuses: bool = False) -> Iterator[Pin]:
    majors = admitted(version)
    if majors:
        place = narrowed(at, version)
        yield Pin(rank, name, version, place, majors, exact_version(version), refuses=refuses)


def lockfile_pin(lockfile: Lockfile | None) -> Iterator[Pin]:
    """Yield the lockfile's version with the majors that read it frozen; nothing for a lockfile that can't be read."""
    if lockfile is None or lockfile.version is None or lockfile.broken_for or lockfile.conflict:
        return
    readers = LOCKFILE_READERS.get(lockfile.version.split(".")[0])
    if readers:
        at = narrowed(lockfile.start, lockfile.version)
        yield Pin(Rank.LOCKFILE, "lockfileVersion", lockfile.version, at, readers)
