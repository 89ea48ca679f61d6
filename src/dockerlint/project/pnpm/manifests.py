"""Pins in the files of a workspace: package.json (packageManager, devEngines, volta, engines), the lockfile, `.tool-versions`, mise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dockerlint.files import Files, source_of
from dockerlint.knowledge.node.pnpm import LOCKFILE_READERS
from dockerlint.models.lockfile import Lockfile
from dockerlint.models.package import Manifest
from dockerlint.parsers.npm.tool_versions import ToolVersion, parse_mise, parse_tool_versions
from dockerlint.paths import join
from dockerlint.project.workspaces.pin import PnpmPin, Rank, admitted, exact_version, narrowed
from dockerlint.project.workspaces.pnpm_major import dev_engine
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Scalar, find

_READERS: tuple[tuple[str, Callable[[SourceFile, str], ToolVersion | None]], ...] = (
    (".tool-versions", parse_tool_versions),
    *(
        (name, parse_mise)
        for name in ("mise.toml", ".mise.toml", "mise/config.toml", ".mise/config.toml", ".config/mise.toml")
    ),
)
"""mise.jdx.dev/configuration.html lists the names; `mise.local.toml` is one developer's own."""


def manifest_pins(manifest: Manifest, *, root: bool) -> Iterator[PnpmPin]:
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


def _pin(rank: Rank, name: str, version: str, at: Span, *, refuses: bool = False) -> Iterator[PnpmPin]:
    majors = admitted(version)
    if majors:
        place = narrowed(at, version)
        yield PnpmPin(rank, name, version, place, majors, exact_version(version), refuses=refuses)


def lockfile_pin(lockfile: Lockfile | None) -> Iterator[PnpmPin]:
    """Yield the lockfile's version with the majors that read it frozen; nothing for a lockfile that can't be read."""
    if lockfile is None or lockfile.version is None or lockfile.broken_for or lockfile.conflict:
        return
    readers = LOCKFILE_READERS.get(lockfile.version.split(".")[0])
    if readers:
        at = narrowed(lockfile.start, lockfile.version)
        yield PnpmPin(Rank.LOCKFILE, "lockfileVersion", lockfile.version, at, readers)


def tool_pins(files: Files, folder: str) -> Iterator[PnpmPin]:
    """Yield what the files of version managers in a folder say of pnpm; those that git ignores are nobody's concern."""
    for name, parser in _READERS:
        path = join(folder, name)
        file = source_of(files, path)
        found = parser(file, "pnpm") if file and not files.ignored(path) else None
        majors = admitted(found.version) if found else frozenset()
        if found and majors:
            yield PnpmPin(Rank.TOOL, name, found.version, found.at, majors, exact_version(found.version))
