"""One project's manifest against its importer in the lockfile: every difference at which a frozen install stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.knowledge.node import frozen_install as facts
from dockerlint.knowledge.node.pnpm import GROUP_PRECEDENCE
from dockerlint.models.lockfile import LOCKED_GROUPS, Importer, LockedDependency
from dockerlint.models.package import DependencyGroup
from dockerlint.parsers.npm.ranges import parse_range, parse_version, satisfies
from dockerlint.project.frozen_install.answers import Drift, DriftKind
from dockerlint.project.frozen_install.manifest import ComparedPackage, Groups
from dockerlint.project.frozen_install.settings_drift import auto_install_peers, excludes_links
from dockerlint.source import Span
from dockerlint.tree import Map, find, plain

_GIT = re.compile(
    r"(?:git\+https://|https://|git://|git\+ssh://git@)?(?:(?P<host>github|gitlab|bitbucket)(?:\.com|\.org)?[/:])?"
    r"(?P<repo>[\w.-]+/[\w.-]+?)(?:\.git)?(?:#(?P<commit>.*))?"
)
_PREFIX = re.compile(r"[a-z]+:")


def differences(compared: ComparedPackage) -> list[Drift]:
    """List what makes a frozen install of this project stop, in the order of the manifest; empty when it is fresh."""
    wanted = _wanted(compared)
    if compared.importer is None:
        needs = _counts(compared) if compared.major in facts.NEEDS_NO_IMPORTER_FOR_PEERS else bool(wanted)
        return [_no_importer(compared)] if needs else []
    found = [*_specifiers(compared, compared.importer, wanted), *_publishing(compared, compared.importer)]
    return found or [*_metadata(compared, compared.importer), *_groups(compared, compared.importer, wanted)]


def _counts(compared: ComparedPackage) -> bool:
    return any(compared.manifest.groups[group] for group in LOCKED_GROUPS)


def _wanted(compared: ComparedPackage) -> dict[str, str]:
    wanted = compared.manifest.specifiers(with_peers=auto_install_peers(compared.settings))
    if not excludes_links(compared.settings):
        return wanted
    return {name: one for name, one in wanted.items() if not one.startswith("link:")}


def _no_importer(compared: ComparedPackage) -> Drift:
    manifest = compared.package.manifest
    at = manifest.at("name") if manifest.name else manifest.tree.span.first_line()
    entry = compared.lockfile.key_at("importers") or compared.lockfile.start
    return Drift(DriftKind.NO_IMPORTER, at, entry, importer=compared.key)


def _specifiers(compared: ComparedPackage, importer: Importer, wanted: dict[str, str]) -> Iterator[Drift]:
    locked = {one.name: one for one in importer.dependencies if one.specifier is not None}
    if excludes_links(compared.settings):
        locked = {name: one for name, one in locked.items() if not (one.specifier or "").startswith("link:")}
    for name, specifier in wanted.items():
        if name not in locked:
            if not _may_be_skipped(compared, name):
                yield compared.drift(DriftKind.ADDED, name, importer.at)
        elif not _same(specifier, locked[name].specifier or "", compared.major):
            yield _changed(compared, specifier, locked[name])
    for name, one in locked.items():
        if name not in wanted:
            yield _removed(compared, one)


def _may_be_skipped(compared: ComparedPackage, name: str) -> bool:
    return (
        compared.major in facts.SKIPS_NEW_OPTIONALS
        and name in compared.manifest.groups[DependencyGroup.OPTIONAL]
    )


def _same(one: str, other: str, major: int) -> bool:
    return one == other or (
        major in facts.EQUATES_GIT_FORMS
        and (left := _repository(one)) is not None
        and left == _repository(other)
    )


def _repository(specifier: str) -> tuple[str, str, str] | None:
    """Read a git specifier; `a/b`, `github:a/b` and `git+https://github.com/a/b.git` are one."""
    found = _GIT.fullmatch(specifier)
    if not found or specifier.startswith("git+ssh:"):
        return None
    return found["host"] or "github", found["repo"], found["commit"] or ""


def _changed(compared: ComparedPackage, specifier: str, locked: LockedDependency) -> Drift:
    declared = compared.declared(locked.name)
    as_declared = declared is not None and declared.specifier == specifier
    kind = DriftKind.CHANGED if as_declared else DriftKind.OVERRIDDEN
    return compared.drift(kind, locked.name, locked.specifier_at, specifier, locked.specifier)


def _removed(compared: ComparedPackage, locked: LockedDependency) -> Drift:
    tree = compared.package.manifest.tree
    holder = tree.key(locked.group or DependencyGroup.DEPENDENCIES)
    at = holder.span if holder else Span(tree.span.file, tree.span.begin, tree.span.begin + 1)
    return Drift(DriftKind.REMOVED, at, locked.at, locked.name, compared.key)


def _publishing(compared: ComparedPackage, importer: Importer) -> Iterator[Drift]:
    manifest, effective = compared.package.manifest, compared.manifest
    if (
        compared.major in facts.COMPARES_PUBLISH_DIRECTORY
        and effective.publish_directory != importer.publish_directory
    ):
        at = manifest.key("publishConfig", "directory").first_line()
        yield Drift(DriftKind.PUBLISH_DIRECTORY, at, importer.at)
    if (
        compared.major in facts.COMPARES_LINK_DIRECTORY
        and effective.link_directory != importer.link_directory
    ):
        at = manifest.key("publishConfig", "linkDirectory").first_line()
        yield Drift(DriftKind.LINK_DIRECTORY, at, importer.at)


def _metadata(compared: ComparedPackage, importer: Importer) -> Iterator[Drift]:
    if _plain(compared.manifest.meta) != _plain(importer.dependencies_meta):
        at = compared.package.manifest.key("dependenciesMeta").first_line()
        yield Drift(DriftKind.DEPENDENCIES_META, at, importer.at)


def _plain(meta: Map | None) -> object:
    return plain(meta) if meta else {}


def _groups(compared: ComparedPackage, importer: Importer, wanted: dict[str, str]) -> Iterator[Drift]:
    """Compare the names of each group, then the locked versions with their ranges."""
    expected = _expected(compared, wanted)
    for group in LOCKED_GROUPS:
        locked = importer.group(group)
        missing = [
            name for name in expected[group] if name not in locked and not _may_be_skipped(compared, name)
        ]
        for name in missing:
            yield _misplaced(compared, importer, name, group)
        if not missing and compared.major in facts.COMPARES_LOCKED_VERSIONS:
            yield from left_ranges(compared, expected[group], locked)
        if compared.major in facts.COMPARES_CATALOG_VERSIONS:
            yield from left_catalogs(compared, expected[group], locked)


def _expected(compared: ComparedPackage, wanted: dict[str, str]) -> Groups:
    """Return the group in which the lockfile must have each name; installed peers are among the dependencies."""
    left, groups = dict(wanted), {}
    for group in GROUP_PRECEDENCE[:3]:
        own = compared.manifest.groups[group]
        groups[group] = {name: one for name, one in own.items() if left.pop(name, None) is not None}
    groups[DependencyGroup.DEPENDENCIES] |= left
    return groups


def _misplaced(compared: ComparedPackage, importer: Importer, name: str, group: DependencyGroup) -> Drift:
    locked = next((one for one in importer.dependencies if one.name == name and one.group), None)
    if locked is None or locked.group is None:
        return compared.drift(DriftKind.ADDED, name, importer.at)
    return compared.drift(DriftKind.MOVED, name, locked.at, group, locked.group)


def left_ranges(
    compared: ComparedPackage, expected: dict[str, str], locked: dict[str, LockedDependency]
) -> Iterator[Drift]:
    """Find locked versions that a manifest's range does not admit."""
    skips_prefixes = compared.major in facts.COMPARES_PREFIXED_VERSIONS
    for name, specifier in expected.items():
        if name not in locked or (skips_prefixes and specifier == "*"):
            continue
        text = locked[name].version.split("(", 1)[0]
        version = parse_version(_PREFIX.sub("", text, count=1) if skips_prefixes else text)
        wanted = parse_range(specifier)
        if version is not None and wanted is not None and not satisfies(version, wanted):
            yield compared.drift(DriftKind.OUTSIDE_RANGE, name, locked[name].at, specifier, text)


def left_catalogs(
    compared: ComparedPackage, expected: dict[str, str], locked: dict[str, LockedDependency]
) -> Iterator[Drift]:
    """Compare the locked versions of `catalog:` dependencies with those of the lockfile's own catalogs."""
    for name, specifier in expected.items():
        if not specifier.startswith("catalog:") or name not in locked:
            continue
        catalog = specifier.removeprefix("catalog:") or "default"
        entry = find(compared.lockfile.tree, "catalogs", catalog, name)
        version = entry.string("version") if isinstance(entry, Map) else None
        has = locked[name].version.split("(", 1)[0]
        if version is not None and version != has and not has.endswith(f"@{version}"):
            yield compared.drift(DriftKind.OUTSIDE_CATALOG, name, locked[name].at, version, has)
