"""Locked versions outside the manifest's range or the catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.knowledge.node.frozen_install import COMPARES_PREFIXED_VERSIONS
from dockerlint.models.lockfile import LockedDependency
from dockerlint.parsers.npm.ranges import parse_range, parse_version, satisfies
from dockerlint.project.frozen_install.answers import Drift, DriftKind
from dockerlint.project.frozen_install.compared_package import ComparedPackage
from dockerlint.tree import Map, find

_PREFIX = re.compile(r"[a-z]+:")


def left_ranges(
    compared: ComparedPackage, expected: dict[str, str], locked: dict[str, LockedDependency]
) -> Iterator[Drift]:
    """Find locked versions that a manifest's range does not admit."""
    skips_prefixes = compared.major in COMPARES_PREFIXED_VERSIONS
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
