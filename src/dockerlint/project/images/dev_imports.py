"""Imports of what an image leaves out: code that a container starts needs a devDependency, and no install brought it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dockerlint.knowledge.node.pnpm import LOCKFILE
from dockerlint.models.package import Dependency, DependencyGroup, Manifest
from dockerlint.parsers.shell.invocation import invocation
from dockerlint.project.code.entries import EntryPoint
from dockerlint.project.code.search import Entries, Site, Wanted
from dockerlint.project.code.sources import Sources
from dockerlint.project.filesystem.node_folders import LEAN, ModulesFolder, ModulesKind
from dockerlint.project.images.containers import Container
from dockerlint.project.images.started_code import started_files
from dockerlint.project.stages.paths import covers, normal
from dockerlint.project.workspaces.hoisting import OtherProvider, Provider, is_hoisted_publicly, is_isolated
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Package, Workspace

_KEPT = (DependencyGroup.DEPENDENCIES, DependencyGroup.OPTIONAL, DependencyGroup.PEER)
_INSTALLS = frozenset({"install", "ci", "add"})

_Seen = frozenset[tuple[Manifest, ModulesFolder]]
"""The node_modules in which Node looks, by the manifests that they are for."""


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """A devDependency that started code imports. `other` may bring it all the same; None when nobody does."""

    name: str
    site: Site
    declared: Dependency
    installed: ModulesFolder
    other: OtherProvider | None = None


def left_out(container: Container, sources: Sources, pnpm: Mapping[Workspace, PnpmVersion]) -> list[LeftOut]:
    """List the devDependencies that a container's code certainly imports and that Node certainly does not find, each once.

    `pnpm` is the version that installs each workspace.
    """
    return _imported(container, sources, pnpm, LEAN)


def needed(container: Container, sources: Sources, pnpm: Mapping[Workspace, PnpmVersion]) -> list[LeftOut]:
    """List the devDependencies that a container's code certainly imports and that would be missing if the image left them out."""
    found = _imported(container, sources, pnpm, frozenset({ModulesKind.FULL}))
    return [one for one in found if one.other is None]


def _imported(
    container: Container,
    sources: Sources,
    pnpm: Mapping[Workspace, PnpmVersion],
    kinds: frozenset[ModulesKind],
) -> list[LeftOut]:
    """List the devDependencies that a container's code imports where it sees node_modules of these kinds only."""
    found: dict[Dependency, LeftOut] = {}
    for seen, started in _groups(container, sources, kinds).items():
        leaving = dict(seen)
        workspaces = {one.folder: one for folder in started if (one := sources.workspaces.of_path(folder))}
        for one in workspaces.values():
            for left in _Leaving(one, pnpm[one], leaving).imports(sources, started):
                if left.declared not in found or (found[left.declared].site.lazy and not left.site.lazy):
                    found[left.declared] = left
    return list(found.values())


def _groups(container: Container, sources: Sources, kinds: frozenset[ModulesKind]) -> Mapping[_Seen, Entries]:
    """Return the started files from which Node looks in node_modules of these kinds only, grouped by what these are for."""
    found: dict[_Seen, dict[str, tuple[EntryPoint, ...]]] = {}
    if _installs(container):
        return found
    for one in started_files(container, sources.resolver):
        if one.entry.node_path:
            continue
        if seen := frozenset(_seen(container, one.file, sources, kinds).items()):
            group = found.setdefault(seen, {})
            group[one.folder] = (*group.get(one.folder, ()), one.entry)
    return found


def _seen(
    container: Container, file: str, sources: Sources, kinds: frozenset[ModulesKind]
) -> dict[Manifest, ModulesFolder]:
    """Return the manifests that have devDependencies, where all node_modules that a file and their own code see are of these kinds."""
    held = container.image.node_modules
    seen = held.seen_from(file)
    if not _are_of(container, seen, kinds):
        return {}
    return {
        manifest: one
        for at, one in seen.items()
        for manifest in one.development
        if _are_of(container, held.seen_from(_folder(manifest, at, one, sources)), kinds)
    }


def _folder(manifest: Manifest, at: str, installed: ModulesFolder, sources: Sources) -> str:
    """Return the folder of the image in which the code of an installed manifest lies."""
    root = posixpath.dirname(at)
    package = sources.workspaces.package_of(manifest.folder) if len(installed.manifests) > 1 else None
    return normal(posixpath.join(root, package.importer)) if package else root


def _are_of(container: Container, seen: Mapping[str, ModulesFolder], kinds: frozenset[ModulesKind]) -> bool:
    return all(one.kind in kinds and not _is_mounted(container, at) for at, one in seen.items())


def _installs(container: Container) -> bool:
    """Return whether a container installs when it starts."""
    calls = (invocation(one.command) for one in container.launch.started)
    return any(call is not None and call.verb in _INSTALLS for call in calls)


def _is_mounted(container: Container, path: str) -> bool:
    """Return whether the service mounts something over a path of the image."""
    volumes = container.service.volumes if container.service else ()
    return any(one.target.value is None or covers(one.target.value, path) for one in volumes)


@dataclass(frozen=True, slots=True)
class _Leaving:
    """A workspace of which an image leaves devDependencies out, by the manifest that declares them."""

    workspace: Workspace
    pnpm: PnpmVersion
    by_manifest: Mapping[Manifest, ModulesFolder]

    def imports(self, sources: Sources, started: Entries) -> Iterator[LeftOut]:
        """Yield what started code imports of them."""
        packages = (package for one in sources.workspaces.all for package in one.packages)
        wanted = Wanted({one: self._left_out(one) for one in packages if one.manifest in self.by_manifest})
        for use in sources.search(started, wanted).uses(self.workspace.folder):
            declared = use.owner.manifest.declares(use.name, DependencyGroup.DEV)
            if declared is None:
                continue
            installed = self.by_manifest[use.owner.manifest]
            other = self._other(use.owner, use.name, installed)
            yield LeftOut(use.name, use.sites[0], declared, installed, other)

    def _left_out(self, package: Package) -> set[str]:
        """Return what only devDependencies declare; npm, yarn and a hoisted pnpm link packages of the workspace whatever declares them."""
        manifest = package.manifest
        names = {one.name for one in manifest.dependencies if one.group is DependencyGroup.DEV}
        names -= {one.name for one in manifest.dependencies if one.group in _KEPT} | set(manifest.bundled)
        names -= {name for one in self.by_manifest.values() for name in one.added}
        declared_only = self._isolated or self.by_manifest[manifest].kind is ModulesKind.DEPLOY
        return {one for one in names if declared_only or self.workspace.package_named(one) is None}

    @property
    def _isolated(self) -> bool:
        return is_isolated(self.workspace, self.pnpm)

    def _other(self, owner: Package, name: str, installed: ModulesFolder) -> OtherProvider | None:
        """Return who else may bring a name to the code."""
        root = self.workspace.root
        found = root.manifest.declares(name, *_KEPT) if root and root is not owner else None
        if found:
            return OtherProvider(Provider.ROOT, found.at)
        if installed.program == "pnpm" and self._isolated:
            return OtherProvider(Provider.PUBLIC_HOIST) if is_hoisted_publicly(self.pnpm, name) else None
        deployed = installed.kind is ModulesKind.DEPLOY
        there = self.workspace.dependencies_closure(owner, *_KEPT) if deployed else self.workspace.packages
        others = (one for one in there if one is not owner)
        found = next((one for other in others if (one := other.manifest.declares(name, *_KEPT))), None)
        if found:
            return OtherProvider(Provider.PACKAGE, found.at)
        return OtherProvider(Provider.DEPENDENCY) if _needed_by_others(self.workspace, name) else None


def _needed_by_others(workspace: Workspace, name: str) -> bool:
    """Return whether the lockfile shows a package that something else than devDependencies needs."""
    npm = workspace.text("package-lock.json")
    if npm is not None:
        _, found, rest = npm.text.partition(f'"node_modules/{name}": {{')
        return bool(found) and '"dev": true' not in rest.partition('"node_modules/')[0]
    escaped = re.escape(name)
    yarn = workspace.text("yarn.lock")
    if yarn is not None:
        return re.search(rf'^    "?{escaped}"?:? ', yarn.text, re.MULTILINE) is not None
    pnpm = workspace.text(LOCKFILE)
    return pnpm is not None and re.search(rf"^      '?{escaped}'?: \d", pnpm.text, re.MULTILINE) is not None
