"""A manifest as pnpm compares it with the lockfile: extended, overridden, with its runtime, without what is ignored; its importer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dockerlint.knowledge.node import frozen_install as facts
from dockerlint.knowledge.node.pnpm import GROUP_PRECEDENCE
from dockerlint.models.lockfile import LOCKED_GROUPS, Importer, Lockfile
from dockerlint.models.package import Dependency, DependencyGroup
from dockerlint.parsers.npm.ranges import parse_range, parse_version, satisfies
from dockerlint.project.frozen_install.answers import Drift, DriftKind, Reason, undecided
from dockerlint.project.frozen_install.overrides import Owner, overridden, parse_overrides
from dockerlint.project.frozen_install.settings import PnpmSettings, items, texts
from dockerlint.project.frozen_install.settings_drift import pnpmfile
from dockerlint.project.workspaces.workspace import Package
from dockerlint.source import Span
from dockerlint.tree import Map, Seq, find

_RUNTIMES = {"node", "deno", "bun"}
_PEER_RANGE = re.compile(r"workspace:|catalog:")

Groups = dict[DependencyGroup, dict[str, str]]
_OF_THE_NAME = {DriftKind.ADDED, DriftKind.MOVED}


@dataclass(frozen=True, slots=True)
class Effective:
    """What is compared: specifiers by group (peers too), dependenciesMeta, publishConfig's two keys."""

    groups: Groups
    meta: Map | None = None
    publish_directory: str | None = None
    link_directory: bool = True

    def specifiers(self, *, with_peers: bool) -> dict[str, str]:
        """Return each name's specifier: optional over prod over dev, and the peers under them all."""
        counted = GROUP_PRECEDENCE if with_peers else GROUP_PRECEDENCE[:3]
        return {name: one for group in reversed(counted) for name, one in self.groups[group].items()}


def effective(package: Package, settings: PnpmSettings) -> Effective:
    """Change a package's manifest as pnpm does in memory. Raises StopError for what can't be decided."""
    file = pnpmfile(settings)
    if file and "readPackage" in file.text:
        raise undecided(Reason.READ_PACKAGE)
    groups: Groups = {
        group: {name: one.specifier for name, one in package.manifest.group(group).items()}
        for group in DependencyGroup
    }
    if settings.major in facts.INSTALLS_RUNTIMES:
        _add_runtimes(groups, package.manifest.tree)
    _extend(groups, package, settings)
    _override(groups, package, settings)
    _drop_ignored(groups, settings)
    return Effective(groups, *_meta(package.manifest.tree))


def _meta(tree: Map) -> tuple[Map | None, str | None, bool]:
    publish = tree.map("publishConfig")
    link = publish.scalar("linkDirectory") if publish else None
    return (
        tree.map("dependenciesMeta"),
        publish.string("directory") if publish else None,
        not (link and link.value is False),
    )


def _add_runtimes(groups: Groups, tree: Map) -> None:
    for path, group in (("devEngines", DependencyGroup.DEV), ("engines", DependencyGroup.DEPENDENCIES)):
        node = find(tree, path, "runtime")
        for one in node if isinstance(node, Seq) else [node]:
            if not isinstance(one, Map) or one.string("onFail") != "download":
                continue
            name, version = one.string("name"), one.string("version")
            if name in _RUNTIMES and version and name not in groups[group]:
                groups[group][name] = f"runtime:{version}"


def _extend(groups: Groups, package: Package, settings: PnpmSettings) -> None:
    """Add what packageExtensions give to a package of this name; the manifest's own entries win."""
    for selector, extension in settings.table("packageExtensions").items():
        name, at, wanted = selector[1:].partition("@")
        if selector[:1] + name != package.name or not isinstance(extension, Map):
            continue
        if at and not _fits(package.manifest.version, wanted):
            continue
        for group in DependencyGroup:
            groups[group] = texts(extension.get(group)) | groups[group]


def _fits(version: str | None, wanted: str) -> bool:
    has, admitted = parse_version(version or ""), parse_range(wanted)
    return has is not None and admitted is not None and satisfies(has, admitted)


def _override(groups: Groups, package: Package, settings: PnpmSettings) -> None:
    overrides = parse_overrides(settings.overrides)
    if not overrides:
        return
    owner = Owner(package.name, package.manifest.version, package.importer)

    def catalog(name: str, specifier: str) -> str:
        if settings.major not in facts.OVERRIDES_LOOK_UP_CATALOGS or not specifier.startswith("catalog:"):
            return specifier
        return settings.catalogs.get(specifier[8:].strip() or "default", {}).get(name, specifier)

    for group in LOCKED_GROUPS:
        groups[group] = overridden(groups[group], overrides, owner, catalog)
    if settings.major in facts.OVERRIDES_PEERS:
        _override_peers(groups, overridden(groups[DependencyGroup.PEER], overrides, owner, catalog))


def _override_peers(groups: Groups, peers: dict[str, str]) -> None:
    """Keep a value that is a range as the peer's; any other makes a dependency of it."""
    before, groups[DependencyGroup.PEER] = groups[DependencyGroup.PEER], {}
    for name, value in peers.items():
        if value == before[name] or parse_range(value) is not None or _PEER_RANGE.match(value):
            groups[DependencyGroup.PEER][name] = value
        else:
            groups[DependencyGroup.DEPENDENCIES][name] = value


def _drop_ignored(groups: Groups, settings: PnpmSettings) -> None:
    if settings.major not in facts.IGNORES_OPTIONALS:
        return
    patterns = items(settings.node("ignoredOptionalDependencies"))
    for name in [one for one in groups[DependencyGroup.OPTIONAL] if _is_ignored(one, patterns)]:
        groups[DependencyGroup.OPTIONAL].pop(name)
        groups[DependencyGroup.DEPENDENCIES].pop(name, None)


def _is_ignored(name: str, patterns: list[str]) -> bool:
    """Match as pnpm's matcher does: `*` for anything, a later `!pattern` takes back."""
    ignored = False
    for pattern in patterns:
        glob = pattern.removeprefix("!")
        if re.fullmatch(".*".join(re.escape(part) for part in glob.split("*")), name):
            ignored = glob == pattern
    return ignored


def has_dependencies(package: Package, *, peers: bool = False) -> bool:
    """Return whether a manifest asks for anything that a lockfile would list."""
    wanted = DependencyGroup if peers else LOCKED_GROUPS
    return any(one.group in wanted for one in package.manifest.dependencies)


@dataclass(frozen=True, slots=True)
class ComparedPackage:
    """One package of an install: the manifest as pnpm sees it, and its importer, if the lockfile has one."""

    package: Package
    manifest: Effective
    importer: Importer | None
    lockfile: Lockfile
    settings: PnpmSettings

    @property
    def major(self) -> int:
        """The pnpm that judges."""
        return self.settings.major

    @property
    def key(self) -> str:
        """The importer's key as the lockfile has it."""
        return self.importer.path if self.importer else self.package.importer

    def declared(self, name: str) -> Dependency | None:
        """Return the dependency of the manifest that counts for a name."""
        manifest = self.package.manifest
        return next((one for group in GROUP_PRECEDENCE if (one := manifest.declares(name, group))), None)

    def drift(
        self, kind: DriftKind, name: str, locked_at: Span, wanted: str = "", locked: str | None = None
    ) -> Drift:
        """Make the drift of a dependency, at its name or its specifier in the manifest."""
        declared = self.declared(name)
        if declared is None:
            at = self.package.manifest.key(DependencyGroup.DEPENDENCIES).first_line()
        else:
            at = declared.at if kind in _OF_THE_NAME else declared.specifier_at
        return Drift(kind, at, locked_at, name, self.key, wanted, locked)
