"""Links and local folders, as far as a frozen install compares them."""

from __future__ import annotations

from dockerlint.files import Kind
from dockerlint.knowledge.node import frozen_install as facts
from dockerlint.models.lockfile import LOCKED_GROUPS, LockedDependency
from dockerlint.models.package import DependencyGroup
from dockerlint.parsers.npm.ranges import parse_range, parse_version, satisfies
from dockerlint.paths import resolve, within
from dockerlint.project.frozen_install.answers import Drift, DriftKind
from dockerlint.project.frozen_install.manifest import ComparedPackage
from dockerlint.project.workspaces.workspace import Package, workspace_name

_ANY = {"", "*", "^", "~"}
_SCHEMES = ("link:", "file:", "workspace:")
_ARCHIVES = (".tgz", ".tar.gz", ".tar")
_SNAPSHOT_GROUPS = (DependencyGroup.DEPENDENCIES, DependencyGroup.OPTIONAL)


def link_differences(compared: ComparedPackage) -> list[Drift]:
    """List the links of one package that no longer fit its workspace."""
    if compared.major not in facts.COMPARES_LINKS or compared.importer is None:
        return []
    wanted = compared.manifest.specifiers(with_peers=False)
    drifts = (
        _difference(compared, wanted[locked.name], locked)
        for locked in compared.importer.dependencies
        if locked.name in wanted and locked.group in LOCKED_GROUPS
    )
    return [drift for drift in drifts if drift is not None]


def _difference(compared: ComparedPackage, specifier: str, locked: LockedDependency) -> Drift | None:
    version = locked.version.split("(", 1)[0]
    folder = next((specifier.removeprefix(one) for one in _SCHEMES if specifier.startswith(one)), None)
    if specifier.startswith(("link:", "file:", "workspace:.")) and folder is not None:
        return _local(compared, folder, version, locked)
    if version.startswith("link:"):
        return _linked(compared, specifier, version, locked)
    return _unlinked(compared, specifier, version, locked) if specifier.startswith("workspace:") else None


def _local(compared: ComparedPackage, folder: str, version: str, locked: LockedDependency) -> Drift | None:
    """Judge a specifier that names a folder or an archive itself."""
    target = resolve(compared.package.folder, folder)
    if target is None:
        return None
    workspace = compared.settings.workspace
    root = workspace.folder if version.startswith("file:") else compared.package.folder
    scheme = next((one for one in ("link:", "file:") if version.startswith(one)), None)
    if scheme is None or resolve(root, version.removeprefix(scheme)) != target:
        return compared.drift(DriftKind.OTHER_TARGET, locked.name, locked.at)
    if scheme == "link:" or target.endswith(_ARCHIVES):
        return None
    if workspace.files.kind(target) is Kind.ABSENT:
        return compared.drift(DriftKind.FOLDER_ABSENT, locked.name, locked.at, target)
    return _snapshot(compared, target, locked)


def _linked(
    compared: ComparedPackage, specifier: str, version: str, locked: LockedDependency
) -> Drift | None:
    """Judge a link to a member: is it there, does it have the name, does its version fit."""
    workspace, name = compared.settings.workspace, locked.name
    target = resolve(compared.package.folder, version.removeprefix("link:"))
    if target is None:
        return None
    member = next(
        (one for one in workspace.packages if within(target, one.folder) and one.name == name), None
    )
    if member is not None and (member.folder == target or member is not workspace.root):
        if _fits(specifier, member, compared):
            return None
        has = member.manifest.version or None
        return compared.drift(DriftKind.MEMBER_OUTSIDE_RANGE, name, locked.at, specifier, has)
    if workspace.files.kind(target) is Kind.ABSENT:
        exact = specifier.startswith("workspace:") and specifier.removeprefix("workspace:") not in _ANY
        if exact and compared.major in facts.STOPS_AT_ABSENT_MEMBERS:
            return compared.drift(DriftKind.MEMBER_ABSENT, name, locked.at, locked=target)
    elif compared.major in facts.STOPS_AT_RENAMED_MEMBERS or workspace.package_named(
        workspace_name(specifier, name)
    ):
        return compared.drift(DriftKind.MEMBER_RENAMED, name, locked.at, locked=target)
    return None


def _fits(specifier: str, member: Package, compared: ComparedPackage) -> bool:
    plain = not specifier.startswith("workspace:")
    if plain and not compared.settings.flag("linkWorkspacePackages", default=False):
        return True
    text = specifier.removeprefix("workspace:").rpartition("@")[2]
    if text in _ANY:
        return True
    wanted, has = parse_range(text), parse_version(member.manifest.version or "")
    return wanted is None or (has is not None and satisfies(has, wanted))


def _unlinked(
    compared: ComparedPackage, specifier: str, version: str, locked: LockedDependency
) -> Drift | None:
    """Judge a `workspace:` specifier that the lockfile did not link: an injected copy, or a package of a registry."""
    member = compared.settings.workspace.package_named(workspace_name(specifier, locked.name))
    if member is None or not _fits(specifier, member, compared):
        return None
    if not version.rpartition("@")[2].startswith("file:"):
        return compared.drift(DriftKind.NOT_LINKED, locked.name, locked.at)
    if not _injected(compared, locked.name):
        return compared.drift(DriftKind.NOT_INJECTED, locked.name, locked.at)
    return _snapshot(compared, member.folder, locked)


def _injected(compared: ComparedPackage, name: str) -> bool:
    entry = compared.manifest.meta.map(name) if compared.manifest.meta else None
    own = entry.scalar("injected") if entry else None
    return (own is not None and own.value is True) or compared.settings.flag(
        "injectWorkspacePackages", default=False
    )


def _snapshot(compared: ComparedPackage, folder: str, locked: LockedDependency) -> Drift | None:
    """Compare the dependencies of a local folder with those that its snapshot lists."""
    package = compared.settings.workspace.package_at(folder)
    version = locked.version if locked.version.startswith("file:") else locked.version.rpartition("@")[2]
    local = compared.lockfile.local
    entry = local.get(f"{locked.name}@{version}") or local.get(locked.version)
    if package is None or entry is None:
        return None
    names = {name for group in _SNAPSHOT_GROUPS for name in package.manifest.group(group)}
    known = {
        name
        for group in _SNAPSHOT_GROUPS
        if (holder := entry.map(group)) is not None
        for name in holder.entries
    }
    if names == known - (package.manifest.group(DependencyGroup.PEER).keys() - names):
        return None
    return compared.drift(DriftKind.FOLDER_CHANGED, locked.name, locked.at, folder)
