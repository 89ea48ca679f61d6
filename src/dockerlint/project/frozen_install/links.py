"""Links and local folders, which only pnpm 11 and later look at in a frozen install."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.files import Kind
from dockerlint.findings import Problem
from dockerlint.models.lockfile import LockedDependency
from dockerlint.models.package import GROUPS
from dockerlint.parsers.npm.ranges import parse_range, parse_version, satisfies
from dockerlint.paths import resolve, within
from dockerlint.project.frozen_install.view import Project, shown
from dockerlint.project.workspaces.workspace import Package
from dockerlint.tree import Map

_ANY = {"", "*", "^", "~"}
_SCHEMES = ("link:", "file:", "workspace:")
_ARCHIVES = (".tgz", ".tar.gz", ".tar")


def link_differences(project: Project) -> list[Problem]:
    """List the links of one project that no longer fit its workspace; empty below pnpm 11."""
    if project.major < 11 or project.importer is None:
        return []
    wanted = project.manifest.specifiers(with_peers=False)
    out = []
    for locked in project.importer.dependencies:
        specifier = wanted.get(locked.name)
        if specifier is None or locked.group not in GROUPS[:3]:
            continue
        why = next(_reasons(project, specifier, locked), None)
        if why:
            out.append(project.about(locked.name, f"`{shown(locked.name)}` {why}", locked.at, specifier=True))
    return out


def _reasons(project: Project, specifier: str, locked: LockedDependency) -> Iterator[str]:
    version = locked.version.split("(", 1)[0]
    folder = next((specifier.removeprefix(one) for one in _SCHEMES if specifier.startswith(one)), None)
    if specifier.startswith(("link:", "file:", "workspace:.")) and folder is not None:
        yield from _local(project, folder, version, locked)
    elif version.startswith("link:"):
        yield from _linked(project, specifier, locked.name, version)
    elif specifier.startswith("workspace:"):
        yield from _unlinked(project, specifier, version, locked)


def _local(project: Project, folder: str, version: str, locked: LockedDependency) -> Iterator[str]:
    """Judge a specifier that names a folder or an archive itself."""
    target = resolve(project.package.folder, folder)
    if target is None:
        return
    root = project.settings.workspace.folder if version.startswith("file:") else project.package.folder
    scheme = next((one for one in ("link:", "file:") if version.startswith(one)), None)
    if scheme is None or resolve(root, version.removeprefix(scheme)) != target:
        yield "does not lead where the lockfile says"
    elif scheme == "file:" and not target.endswith(_ARCHIVES):
        if project.settings.workspace.files.kind(target) is Kind.ABSENT:
            yield f"needs the folder `{shown(target)}`, which does not exist"
        else:
            yield from _snapshot(project, target, locked)


def _linked(project: Project, specifier: str, name: str, version: str) -> Iterator[str]:
    """Judge a link to a member: is it there, does it have the name, does its version fit."""
    workspace = project.settings.workspace
    target = resolve(project.package.folder, version.removeprefix("link:"))
    if target is None:
        return
    exact = specifier.startswith("workspace:") and specifier.removeprefix("workspace:") not in _ANY
    member = next(
        (one for one in workspace.packages if within(target, one.folder) and one.name == name), None
    )
    if member is not None and (member.folder == target or member is not workspace.root):
        if not _fits(specifier, member, project):
            yield f"is linked to version `{shown(member.manifest.version or 'none')}`, which `{shown(specifier)}` does not admit"
    elif workspace.files.kind(target) is Kind.ABSENT:
        if exact and project.major == 11:
            yield f"is linked to `{shown(target)}`, which does not exist"
    elif project.major >= 12 or workspace.package_named(_alias(specifier, name)):
        yield f"is linked to `{shown(target)}`, which is another package"


def _alias(specifier: str, name: str) -> str:
    rest = specifier.removeprefix("workspace:")
    return rest.rpartition("@")[0] if rest != specifier and "@" in rest[1:] else name


def _fits(specifier: str, member: Package, project: Project) -> bool:
    plain = not specifier.startswith("workspace:")
    if plain and not project.settings.flag("linkWorkspacePackages", default=False):
        return True
    text = specifier.removeprefix("workspace:").rpartition("@")[2]
    if text in _ANY:
        return True
    wanted, has = parse_range(text), parse_version(member.manifest.version or "")
    return wanted is None or (has is not None and satisfies(has, wanted))


def _unlinked(project: Project, specifier: str, version: str, locked: LockedDependency) -> Iterator[str]:
    """Judge a `workspace:` specifier that the lockfile did not link: an injected copy, or a package of a registry."""
    member = project.settings.workspace.package_named(_alias(specifier, locked.name))
    if member is None or not _fits(specifier, member, project):
        return
    if not version.rpartition("@")[2].startswith("file:"):
        yield "is not linked in the lockfile, though the workspace has it"
    elif not _injected(project, locked.name):
        yield "is no longer injected"
    else:
        yield from _snapshot(project, member.folder, locked)


def _injected(project: Project, name: str) -> bool:
    entry = project.manifest.meta.get(name)
    own = isinstance(entry, dict) and entry.get("injected") is True
    return own or project.settings.flag("injectWorkspacePackages", default=False)


def _snapshot(project: Project, folder: str, locked: LockedDependency) -> Iterator[str]:
    """Compare the dependencies of a local folder with those that its snapshot lists."""
    package = project.settings.workspace.package_at(folder)
    version = locked.version.rpartition("@")[2] if not locked.version.startswith("file:") else locked.version
    entry = project.lockfile.local.get(f"{locked.name}@{version}") or project.lockfile.local.get(
        locked.version
    )
    if package is None or entry is None:
        return
    groups = (GROUPS[0], GROUPS[2])
    names = {one.name for one in package.manifest.dependencies if one.group in groups}
    known = {name for group in groups for name in _names(entry, group)}
    peers = {one.name for one in package.manifest.dependencies if one.group == GROUPS[3]}
    if names != known - (peers - names):
        yield f"has other dependencies in `{shown(folder)}` than in the lockfile"


def _names(entry: Map, group: str) -> tuple[str, ...]:
    inner = entry.map(group)
    return tuple(inner.entries) if inner else ()
