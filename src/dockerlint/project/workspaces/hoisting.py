"""Where an undeclared package works all the same, because another manifest brings it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from dockerlint.knowledge.node.frozen_install import READS_NPMRC, READS_YAML_SETTINGS
from dockerlint.knowledge.node.hoisting import (
    HOISTS_ALL,
    HOISTS_NONE,
    IN_WORKSPACE_FILE,
    LOCK_ENTRY,
    LOCKFILES,
    PATTERNS,
    PUBLIC_WORDS,
)
from dockerlint.models.package import SHIPPED
from dockerlint.paths import ancestors
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.project.workspaces.globs import name_pattern
from dockerlint.project.workspaces.linking import links_members
from dockerlint.project.workspaces.loaders import declared_by_loaders
from dockerlint.project.workspaces.locked_edges import brought_by
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.source import Span
from dockerlint.tree import Node, Scalar, Seq


class Provider(Enum):
    """Who may bring a package to code whose own manifest does not."""

    ROOT = auto()
    """The root of the workspace declares it."""
    AROUND = auto()
    """A package whose folder is around the importing one declares it: Node looks in the node_modules of every folder above."""
    PACKAGE = auto()
    """Another package of the workspace declares it, and its install may lie in the root."""
    MEMBER = auto()
    """It is a package of the workspace: npm, Yarn and Bun link all of these into the root."""
    LOADERS = auto()
    """Applications of the workspace that load the importing package declare it."""
    DEPENDENCY = auto()
    """Something that another package installs depends on it."""
    PUBLIC_HOIST = auto()
    """pnpm 8 and 9 put packages of such names into the root by themselves."""


class Hoist(NamedTuple):
    """A setting by which pnpm puts packages into the root: its name, and the path of the file that has it."""

    setting: str
    path: str
    certain: bool = True
    """Whether it certainly does; a variable may decide."""


class OtherProvider(NamedTuple):
    """Who may bring a package all the same; `at` is the declaration, if there is one."""

    provider: Provider
    at: Span | None = None
    package: Package | None = None
    """The package of the workspace that has the declaration."""
    hoist: Hoist | None = None
    """The setting that puts it into the root, if pnpm installs."""
    via: str | None = None
    """The dependency of the importing package that brings it."""
    needed: bool = False
    """Whether an install for the importing package brings what that package declares: it depends on that package, or all that load it declare the same."""

    @property
    def is_certain(self) -> bool:
        """Whether each install that brings the importing package certainly serves it, too."""
        return self.needed and self.hoist is not None and self.hoist.certain


def other_provider(
    workspaces: Workspaces, pnpm: PnpmVersion, package: Package, name: str, *, renders: bool = False
) -> OtherProvider | None:
    """Return which other manifest may serve `name` to the code of a package; None when no install does. `pnpm` installs its workspace.

    Code that only renders (JSX) shares the copy of the application that loads it.
    """
    if above := _declared_above(workspaces, package, name):
        return above
    workspace = workspaces.of_path(package.folder)
    if workspace and not pnpm.shown and (loading := _declared_by_loaders(workspace, package, name, renders)):
        return loading
    return _brought_by_others(workspace, pnpm, package, name) if workspace else None


def _brought_by_others(
    workspace: Workspace, pnpm: PnpmVersion, package: Package, name: str
) -> OtherProvider | None:
    """Return what else of a workspace may bring a name into its root."""
    hoist = hoist_of(workspace, pnpm, name) if pnpm.shown else None
    if hoist or not pnpm.shown:
        declared = _declared_by_others(workspace, package, name, hoist)
        if not pnpm.shown and (member := workspace.package_named(name)):
            needed = bool(declared and declared.needed)
            return OtherProvider(Provider.MEMBER, package=member, needed=needed)
        via = brought_by(workspace, pnpm, package, name) if not (declared and declared.needed) else None
        if via:
            return OtherProvider(Provider.DEPENDENCY, hoist=hoist, via=via)
        if declared:
            return declared
        if is_locked(workspace, name) is not False:
            return OtherProvider(Provider.DEPENDENCY, hoist=hoist)
    return OtherProvider(Provider.PUBLIC_HOIST) if is_hoisted_publicly(pnpm, name) else None


def _declared_by_loaders(
    workspace: Workspace, package: Package, name: str, renders: bool
) -> OtherProvider | None:
    """Return an application that loads a package and declares a name: all that load it do, or the package's code only renders."""
    if workspace.package_named(name) or not links_members(workspace):
        return None
    found = declared_by_loaders(workspace, package, name)
    if found is None or not (found.by_all or renders):
        return None
    return OtherProvider(Provider.LOADERS, found.dependency.at, found.package, needed=found.by_all)


def _declared_by_others(
    workspace: Workspace, package: Package, name: str, hoist: Hoist | None
) -> OtherProvider | None:
    """Return the package of a workspace that declares a name: one that the importing package depends on before others."""
    needed = workspace.dependencies_closure(package, *SHIPPED)
    found = [
        OtherProvider(Provider.PACKAGE, one.at, other, hoist, needed=other in needed and one.group in SHIPPED)
        for other in (*needed, *workspace.packages)
        if other is not package and (one := other.manifest.declares(name))
    ]
    return next((one for one in found if one.needed), found[0] if found else None)


def _declared_above(workspaces: Workspaces, package: Package, name: str) -> OtherProvider | None:
    """Return the package in the nearest folder above that declares a name, of any workspace, or else the root of the package's own."""
    own = workspaces.of_path(package.folder)
    root = own.root if own else None
    for other in (*_packages_above(workspaces, package.folder), root):
        if other and other is not package and (found := other.manifest.declares(name)):
            return OtherProvider(Provider.ROOT if other is root else Provider.AROUND, found.at, other)
    return None


def _packages_above(workspaces: Workspaces, path: str) -> Iterator[Package]:
    for folder in ancestors(path):
        workspace = workspaces.of_path(folder)
        package = workspace.package_at(folder) if workspace else None
        if package:
            yield package


def is_hoisted_publicly(pnpm: PnpmVersion, name: str) -> bool:
    """Return whether pnpm may put a package of a name into the root by itself, as 8 and 9 do."""
    hoists = pnpm.shown and min(pnpm.majors, default=0) < 10
    return hoists and any(word in name for word in PUBLIC_WORDS)


def is_known(workspace: Workspace, name: str) -> bool | None:
    """Return whether a name certainly is a package that an install of the workspace has: declared by a member, or locked; None without a lockfile."""
    return any(one.manifest.declares(name) for one in workspace.packages) or is_locked(workspace, name)


def is_locked(workspace: Workspace, name: str) -> bool | None:
    """Return whether the lockfile has a package, directly or not; None if there is no lockfile."""
    texts = [file.text for lockfile in LOCKFILES if (file := workspace.text(lockfile))]
    entry = re.compile(LOCK_ENTRY.format(re.escape(name)), re.MULTILINE)
    return any(entry.search(text) for text in texts) if texts else None


def is_isolated(workspace: Workspace, pnpm: PnpmVersion) -> bool:
    """Return whether pnpm installs, and no setting lets a package see what it does not declare."""
    return pnpm.shown and hoist_of(workspace, pnpm) is None


def hoist_of(workspace: Workspace, pnpm: PnpmVersion, name: str | None = None) -> Hoist | None:
    """Return the setting by which pnpm may put a package into the root's node_modules; without a name any package."""
    patterns: list[_Setting] = []
    for one in _settings(workspace, pnpm):
        if one.name in PATTERNS:
            patterns.append(one)
        elif one.value == HOISTS_ALL[one.name]:
            return Hoist(one.written, one.path)
        elif one.value not in HOISTS_NONE[one.name]:
            return Hoist(one.written, one.path, certain=False)
    return _by_pattern(patterns, name)


class _Setting(NamedTuple):
    name: str
    value: str
    path: str
    written: str
    """The name of the setting in this file."""


def _settings(workspace: Workspace, pnpm: PnpmVersion) -> Iterator[_Setting]:
    """Yield the settings for hoisting of pnpm-workspace.yaml, and of .npmrc where pnpm reads them there."""
    file, npmrc = workspace.manifest_file, workspace.npmrc
    if file and (not pnpm.majors or max(pnpm.majors) in READS_YAML_SETTINGS):
        for name, camel in IN_WORKSPACE_FILE.items():
            yield from (_Setting(name, text, file.file.path, camel) for text in _texts(file.tree.get(camel)))
    if npmrc and (not pnpm.majors or min(pnpm.majors) in READS_NPMRC):
        for one in npmrc.settings:
            if one.name in HOISTS_ALL or one.name in PATTERNS:
                yield _Setting(one.name, one.value, npmrc.file.path, one.name)


def _texts(node: Node | None) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text.lower() if isinstance(node.value, bool) else node.text
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _texts(item)


def _by_pattern(patterns: list[_Setting], name: str | None) -> Hoist | None:
    """Return the pattern that takes a name, unless another one takes it away."""
    if name is not None and any(one.value[:1] == "!" and _takes(one.value[1:], name) for one in patterns):
        return None
    found = (one for one in patterns if one.value[:1] != "!" and (name is None or _takes(one.value, name)))
    first = next(found, None)
    return (
        Hoist(first.written.removesuffix("[]"), first.path, certain="$" not in first.value) if first else None
    )


def _takes(pattern: str, name: str) -> bool:
    return "$" in pattern or name_pattern(pattern).fullmatch(name) is not None
