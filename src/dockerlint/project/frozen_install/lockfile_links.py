"""Links and local folders, which only pnpm 11 and later look at in a frozen install."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.files import Kind
from dockerlint.findings import Problem
from dockerlint.models.lockfile import LOCKED_GROUPS, LockedDependency
from dockerlint.models.package import DependencyGroup
from dockerlint.parsers.npm.ranges import parse_range, parse_version, satisfies
from dockerlint.paths import resolve, within
from dockerlint.project.frozen_install.compared_package import ComparedPackage, shown
from dockerlint.project.workspaces.workspace import Package
from dockerlint.tree import Map

_ANY = {"", "*", "^", "~"}
_SCHEMES = ("link:", "file:", "workspace:")
_ARCHIVES = (".tgz", ".tar.gz", ".tar")


def link_differences(compared: ComparedPackage) -> list[Problem]:
    """List the links of one project that no longer fit its workspace; empty below pnpm 11."""
    if compared.major < 11 or compared.importer is None:
        return []
    wanted = compared.manifest.specifiers(with_peers=False)
    out = []
    for locked in compared.importer.dependencies:
        specifier = wanted.get(locked.name)
        if specifier is None or locked.group not in LOCKED_GROUPS:
            continue
        why = next(_reasons(compared, specifier, locked), None)
        if why:
            out.append(
                compared.about(locked.name, f"`{shown(locked.name)}` {why}", locked.at, specifier=True)
            )
    return out


def _reasons(compared: ComparedPackage, specifier: str, locked: LockedDependency) -> Iterator[str]:
    version = locked.version.split("(", 1)[0]
    folder = next((specifier.removeprefix(one) for one in _SCHEMES if specifier.startswith(one)), None)
    if specifier.startswith(("link:", "file:", "workspace:.")) and folder is not None:
        yield from _local(compared, folder, version, locked)
    elif version.startswith("link:"):
        yield from _linked(compared, specifier, locked.name, version)
    elif specifier.startswith("workspace:"):
        yield from _unlinked(compared, specifier, version, locked)


def _local(compared: ComparedPackage, folder: str, version: str, locked: LockedDependency) -> Iterator[str]:
    """Judge a specifier that names a folder or an archive itself."""
    target = resolve(compared.package.folder, folder)
    if target is None:
        return
    root = compared.settings.workspace.folder if version.startswith("file:") else compared.package.folder
    scheme = next((one for one in ("link:", "file:") if version.startswith(one)), None)
    if scheme is None or resolve(root, version.removeprefix(scheme)) != target:
        yield "does not lead where the lockfile says"
    elif scheme == "file:" and not target.endswith(_ARCHIVES):
        if compared.settings.workspace.files.kind(target) is Kind.ABSENT:
            yield f"needs the folder `{shown(target)}`, which does not exist"
        else:
            yield from _snapshot(compared, target, locked)


def _linked(compared: ComparedPackage, specifier: str, name: str, version: str) -> Iterator[str]:
    """Judge a link to a member: is it there, does it have the name, does its version fit."""
    workspace = compared.settings.workspace
    target = resolve(compared.package.folder, version.removeprefix("link:"))
    if target is None:
        return
    exact = specifier.startswith("workspace:") and specifier.removeprefix("workspace:") not in _ANY
    member = next(
        (one for one in workspace.packages if within(target, one.folder) and one.name == name), None
    )
    if member is not None and (member.folder == target or member is not workspace.root):
        if not _fits(specifier, member, compared):
            yield f"is linked to version `{shown(member.manifest.version or 'none')}`, which `{shown(specifier)}` does not admit"
    elif workspace.files.kind(target) is Kind.ABSENT:
        if exact and compared.major == 11:
            yield f"is linked to `{shown(target)}`, which does not exist"
    elif compared.major >= 12 or workspace.package_named(_alias(specifier, name)):
        yield f"is linked to `{shown(target)}`, which is another package"


def _alias(specifier: str, name: str) -> str:
    rest = specifier.removeprefix("workspace:")
    return rest.rpartition("@")[0] if rest != specifier and "@" in rest[1:] else name


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
) -> Iterator[str]:
    """Judge a `workspace:` specifier that the lockfile did not link: an injected copy, or a package of a registry."""
    member = compared.settings.workspace.package_named(_alias(specifier, locked.name))
    if member is None or not _fits(specifier, member, compared):
        return
    if not version.rpartition("@")[2].startswith("file:"):
        yield "is not linked in the lockfile, though the workspace has it"
    elif not _injected(compared, locked.name):
        yield "is no longer injected"
    else:
        yield from _snapshot(compared, member.folder, locked)


def _injected(compared: ComparedPackage, name: str) -> bool:
    entry = compared.manifest.meta.get(name)
    own = isinstance(entry, dict) and entry.get("injected") is True
    return own or compared.settings.flag("injectWorkspacePackages", default=False)


def _snapshot(compared: ComparedPackage, folder: str, locked: LockedDependency) -> Iterator[str]:
    """Compare the dependencies of a local folder with those that its snapshot lists."""
    package = compared.settings.workspace.package_at(folder)
    version = locked.version.rpartition("@")[2] if not locked.version.startswith("file:") else locked.version
    entry = compared.lockfile.local.get(f"{locked.name}@{version}") or compared.lockfile.local.get(
        locked.version
    )
    if package is None or entry is None:
        return
    groups = (DependencyGroup.DEPENDENCIES, DependencyGroup.OPTIONAL)
    names = {one.name for one in package.manifest.dependencies if one.group in groups}
    known = {name for group in groups for name in _names(entry, group)}
    peers = {one.name for one in package.manifest.dependencies if one.group is DependencyGroup.PEER}
    if names != known - (peers - names):
        yield f"has other dependencies in `{shown(folder)}` than in the lockfile"


def _names(entry: Map, group: DependencyGroup) -> tuple[str, ...]:
    inner = entry.map(group)
    return tuple(inner.entries) if inner else ()
