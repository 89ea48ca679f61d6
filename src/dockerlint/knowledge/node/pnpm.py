"""What pnpm 6 to 12 do, tested with 6.35.1, 7.33.7, 8.15.9, 9.15.9, 10.34.9, 11.28.11 and 12.21.0."""

from __future__ import annotations

from dockerlint.models.package import DependencyGroup

MAJORS = (6, 7, 8, 9, 10, 11, 12)

LAYOUT_MAJORS: dict[str, tuple[int, ...]] = {
    "5.3": (6,),
    "5.4": (7,),
    "6.x": (8,),
    "9.x": (9, 10),
}
"""Which pnpm wrote a lockfileVersion; 9 and later write 9.0, so rules need 9 and 10 to agree."""

LOCKFILE = "pnpm-lock.yaml"
WORKSPACE_FILE = "pnpm-workspace.yaml"

MANIFEST_NAMES = ("package.json", "package.json5", "package.yaml")
"""The names of manifests that pnpm reads, the first one of a folder."""

GROUP_PRECEDENCE = (
    DependencyGroup.OPTIONAL,
    DependencyGroup.DEPENDENCIES,
    DependencyGroup.DEV,
    DependencyGroup.PEER,
)
"""Whose specifier counts if several groups name one package, strongest first (`getAllDependenciesFromManifest`)."""

IGNORED_FOLDERS = {"node_modules", "bower_components"}
"""Never part of a workspace, whatever its patterns say."""

NEWEST_THINKABLE = 30
"""The largest major to check when a range is tested: `>=10` also allows future ones."""

LOCKFILE_READERS: dict[str, frozenset[int]] = {
    "5": frozenset({6, 7}),
    "6": frozenset({7, 8, 9}),
    "9": frozenset(range(9, NEWEST_THINKABLE)),
    "12": frozenset(range(12, NEWEST_THINKABLE)),
    "13": frozenset(range(12, NEWEST_THINKABLE)),
}
"""Which majors read a lockfile in a frozen install, by the first number of its lockfileVersion."""

SETTING_KEYS = {
    "catalogs": ("catalogs", "catalog"),
    "overrides": ("overrides", "resolutions"),
    "packageExtensionsChecksum": ("packageExtensions",),
    "pnpmfileChecksum": ("pnpmfile",),
}
"""The keys of a setting, if the lockfile has another name for it or it has two."""

SWITCHES_SINCE = 10
"""From this major on, pnpm downloads and runs the exact version that packageManager names (pnpm.io/settings,
`managePackageManagerVersions`; from 11 on `pmOnFail`)."""

PACKAGES = ("pnpm", "@pnpm/exe")
"""The packages of the registry that are pnpm."""

VERSION_VARIABLE = "PNPM_VERSION"
"""What get.pnpm.io/install.sh takes the version from, and what most Dockerfiles call their argument (pnpm.io/installation)."""

SETUP_ACTION = "pnpm/action-setup"
"""The action whose input `version` names a pnpm; without it, packageManager decides (its README)."""
