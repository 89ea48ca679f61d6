"""Whether the settings that a lockfile was made with are those of the workspace, in pnpm's order."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass

from dockerlint.files import Kind
from dockerlint.knowledge.node import frozen_install as facts
from dockerlint.knowledge.node.pnpm import SETTING_KEYS
from dockerlint.models.lockfile import Lockfile
from dockerlint.paths import join
from dockerlint.project.frozen_install.answers import Answer, Reason, SettingDrift, StopError, undecided
from dockerlint.project.frozen_install.hashes import extensions_checksum, file_hash, pnpmfile_checksum
from dockerlint.project.frozen_install.settings import PnpmSettings, items, texts
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Plain, Scalar, Seq, find


@dataclass(frozen=True, slots=True)
class _Sides:
    """A lockfile's head and the settings of now."""

    lockfile: Lockfile
    settings: PnpmSettings

    @property
    def major(self) -> int:
        return self.settings.major

    def locked(self, name: str) -> Node | None:
        return self.lockfile.tree.get(name)

    def recorded(self, name: str) -> Plain:
        found = find(self.lockfile.tree, "settings", name)
        return found.value if isinstance(found, Scalar) else None


def settings_drift(lockfile: Lockfile, settings: PnpmSettings) -> SettingDrift | None:
    """Return the first setting that differs; None when all agree. Raises StopError."""
    sides = _Sides(lockfile, settings)
    for name, majors in facts.COMPARED_SETTINGS.items():
        if settings.major in majors and _COMPARISONS[name](sides):
            names = SETTING_KEYS.get(name, (name.removeprefix("settings."),))
            return SettingDrift(names[0], settings.place(*names), lockfile.key_at(*name.split(".")))
    return None


def _catalogs(sides: _Sides) -> bool:
    """Compare what the lockfile records; entries that are new or not used do not matter."""
    return any(
        texts(entry.value).get("specifier") != sides.settings.catalogs.get(name, {}).get(dependency, "")
        for name, catalog in sides.lockfile.tree.below("catalogs").items()
        if isinstance(catalog.value, Map)
        for dependency, entry in catalog.value.entries.items()
    )


def _overrides(sides: _Sides) -> bool:
    return texts(sides.locked("overrides")) != sides.settings.overrides


def _list(name: str, *, absent_is_empty: bool) -> Callable[[_Sides], bool]:
    def differs(sides: _Sides) -> bool:
        locked, now = sides.locked(name), sides.settings.node(name)
        same_kind = absent_is_empty or isinstance(locked, Seq) == isinstance(now, Seq)
        return not same_kind or sorted(items(locked)) != sorted(items(now))

    return differs


def _checksum(sides: _Sides, name: str) -> str | None:
    found = sides.lockfile.tree.scalar(name)
    return found.text if found else None


def _extensions(sides: _Sides) -> bool:
    extensions = sides.settings.node("packageExtensions")
    now = None
    if isinstance(extensions, Map) and extensions.entries:
        now = extensions_checksum(extensions, sides.major)
    return _checksum(sides, "packageExtensionsChecksum") != now


def _patches(sides: _Sides) -> bool:
    locked = {
        name: _patch(entry.value, sides.major)
        for name, entry in sides.lockfile.tree.below("patchedDependencies").items()
    }
    now = texts(sides.settings.node("patchedDependencies"))
    return locked != {name: _current_patch(sides, path) for name, path in now.items()}


def _patch(entry: Node, major: int) -> tuple[str, str]:
    if isinstance(entry, Scalar):
        return entry.text, ""
    fields = texts(entry)
    return fields.get("hash", ""), fields.get("path", "") if major in facts.COMPARES_PATCH_PATHS else ""


def _current_patch(sides: _Sides, path: str) -> tuple[str, str]:
    workspace = sides.settings.workspace
    place = posixpath.normpath(join(workspace.folder, path))
    file = workspace.files.read(place)
    if not isinstance(file, SourceFile):
        if file.kind is Kind.ABSENT:
            raise StopError(Answer.OTHER, Reason.PATCH_ABSENT)
        raise undecided(Reason.UNREADABLE_PATCH)
    if sides.major not in facts.COMPARES_PATCH_PATHS:
        path = ""
    elif sides.major not in facts.KEEPS_PATCH_PATHS:
        path = posixpath.normpath(path)
    return file_hash(file, sides.major), path


def _auto_install_peers(sides: _Sides) -> bool:
    recorded = sides.recorded("autoInstallPeers")
    return recorded is not None and recorded != auto_install_peers(sides.settings)


def auto_install_peers(settings: PnpmSettings) -> bool:
    """Return whether missing peers are installed."""
    default = settings.major in facts.AUTO_INSTALLS_PEERS_BY_DEFAULT
    return settings.major in facts.AUTO_INSTALLS_PEERS and settings.flag("autoInstallPeers", default)


def excludes_links(settings: PnpmSettings) -> bool:
    """Return whether `link:` dependencies are left out of the lockfile."""
    return settings.major in facts.EXCLUDES_LINKS and settings.flag("excludeLinksFromLockfile", default=False)


def _exclude_links(sides: _Sides) -> bool:
    recorded = sides.recorded("excludeLinksFromLockfile")
    if sides.major not in facts.EXCLUDES_LINKS:
        return recorded is True
    return recorded is not None and recorded != excludes_links(sides.settings)


def _truth(name: str) -> Callable[[_Sides], bool]:
    return lambda sides: bool(sides.recorded(name)) != sides.settings.flag(name, default=False)


def _peers_suffix(sides: _Sides) -> bool:
    recorded, now = sides.recorded("peersSuffixMaxLength"), sides.settings.value("peersSuffixMaxLength")
    return (recorded or facts.PEERS_SUFFIX_MAX_LENGTH) != (now or facts.PEERS_SUFFIX_MAX_LENGTH)


def pnpmfile(settings: PnpmSettings) -> SourceFile | None:
    """Return the workspace's pnpmfile, if it has one. Raises StopError if it is unknown or can't be read."""
    if any(name.startswith("pnpm-plugin-") for name in settings.table("configDependencies")):
        raise undecided(Reason.PLUGINS)
    named = settings.value("pnpmfile") or settings.node("pnpmfile")
    names = (
        [str(named)]
        if named
        else [*([".pnpmfile.mjs"] if settings.major in facts.READS_PNPMFILE_MJS else []), ".pnpmfile.cjs"]
    )
    for name in names:
        found = settings.workspace.files.read(posixpath.normpath(join(settings.workspace.folder, name)))
        if isinstance(found, SourceFile):
            return found
        if found.kind is not Kind.ABSENT:
            raise undecided(Reason.UNREADABLE_PNPMFILE)
    return None


def _pnpmfile_checksum(sides: _Sides) -> bool:
    """Compare the checksum of a file that exports hooks; the word `hooks` shows whether it does."""
    file = pnpmfile(sides.settings)
    now = pnpmfile_checksum(file, sides.major) if file and "hooks" in file.text else None
    return _checksum(sides, "pnpmfileChecksum") != now


def _resolution_settings(sides: _Sides) -> bool:
    included = sides.settings.table("lockfile").get("includeResolutionSettings")
    if not isinstance(included, Scalar) or included.value is not True:
        return False
    return any(
        (recorded := sides.recorded(name)) is None
        or (sides.settings.value(name) is not None and recorded != sides.settings.value(name))
        for name in facts.RESOLUTION_SETTINGS
    )


_COMPARISONS: dict[str, Callable[[_Sides], bool]] = {
    "catalogs": _catalogs,
    "overrides": _overrides,
    "neverBuiltDependencies": _list("neverBuiltDependencies", absent_is_empty=True),
    "onlyBuiltDependencies": _list("onlyBuiltDependencies", absent_is_empty=False),
    "packageExtensionsChecksum": _extensions,
    "ignoredOptionalDependencies": _list("ignoredOptionalDependencies", absent_is_empty=True),
    "patchedDependencies": _patches,
    "settings.autoInstallPeers": _auto_install_peers,
    "settings.dedupePeers": _truth("dedupePeers"),
    "settings.excludeLinksFromLockfile": _exclude_links,
    "settings.peersSuffixMaxLength": _peers_suffix,
    "pnpmfileChecksum": _pnpmfile_checksum,
    "settings.injectWorkspacePackages": _truth("injectWorkspacePackages"),
    "settings.autoDedupe": _resolution_settings,
}
