"""Which pnpm majors do what in a frozen install, as the newest release of each was seen to (see `pnpm`).

Where a fact holds from a major on, it holds for all that come: none was ever taken back.
"""

from __future__ import annotations

from dockerlint.knowledge.node.pnpm import MAJORS, NEWEST_THINKABLE


def _since(major: int) -> range:
    return range(major, NEWEST_THINKABLE)


def _until(major: int) -> range:
    return range(MAJORS[0], major + 1)


# Where settings are read (pnpm.io/settings; 10 reads all three, 11 no longer looks at package.json and .npmrc)
READS_NPMRC = _until(10)
READS_MANIFEST_SETTINGS = _until(10)
READS_YAML_SETTINGS = _since(10)
CAN_GO_WITHOUT_LOCKFILE = _until(11)
"""`lockfile: false` counts: 10 reads it in .npmrc only."""
HAS_CATALOGS = _since(9)
RESOLVES_OVERRIDE_REFERENCES = _since(7)
"""`$name` as an override's value is the root's own specifier of that package."""
JOINS_RESOLUTIONS = _since(8)
"""`resolutions` count even where there are `pnpm.overrides`, which win."""
AUTO_INSTALLS_PEERS = _since(7)
AUTO_INSTALLS_PEERS_BY_DEFAULT = _since(8)
EXCLUDES_LINKS = _since(8)
"""`excludeLinksFromLockfile` is known; 7 compares it with what the lockfile records, all the same."""
READS_PNPMFILE_MJS = _since(11)
NEEDS_PACKAGES = range(8, 10)
"""pnpm-workspace.yaml needs `packages`, if it has any key."""
CHECKS_PACKAGES = _since(8)
"""`packages` must be a list."""

# How the manifest is changed before it is compared
INSTALLS_RUNTIMES = _since(10)
"""`engines.runtime` and `devEngines.runtime` with `onFail: download` are dependencies (pnpm.io/package_json)."""
IGNORES_OPTIONALS = _since(9)
OVERRIDES_PEERS = _since(10)
OVERRIDES_LOOK_UP_CATALOGS = _since(12)
"""An override's range is compared with what a `catalog:` specifier means."""

# What is compared
COMPARES_CONFIG_DEPENDENCIES = _since(11)
NEEDS_IMPORTER_MANIFESTS = _since(11)
IGNORES_SINGLE_LAYOUT = _since(10)
"""A lockfile without `importers` has none."""
NEEDS_NO_IMPORTER_FOR_PEERS = _since(12)
SKIPS_NEW_OPTIONALS = _since(11)
EQUATES_GIT_FORMS = _since(11)
"""`a/b`, `github:a/b` and `git+https://github.com/a/b.git` are one specifier."""
COMPARES_PUBLISH_DIRECTORY = _since(7)
COMPARES_LINK_DIRECTORY = _since(11)
COMPARES_LOCKED_VERSIONS = _since(10)
"""A locked version must be in the manifest's range."""
COMPARES_PREFIXED_VERSIONS = _since(11)
"""`runtime:24.0.0` is compared as a version, and the range `*` is not compared."""
COMPARES_CATALOG_VERSIONS = range(11, 12)
COMPARES_LINKS = _since(11)
STOPS_AT_ABSENT_MEMBERS = range(11, 12)
"""A link to a folder that does not exist stops `workspace:^1.0.0`."""
STOPS_AT_RENAMED_MEMBERS = _since(12)

COMPARED_SETTINGS = {
    "catalogs": _since(10),
    "overrides": _since(6),
    "neverBuiltDependencies": _until(8),
    "onlyBuiltDependencies": _until(8),
    "packageExtensionsChecksum": _since(6),
    "ignoredOptionalDependencies": _since(9),
    "patchedDependencies": _since(7),
    "settings.autoInstallPeers": _since(7),
    "settings.dedupePeers": _since(10),
    "settings.excludeLinksFromLockfile": _since(7),
    "settings.peersSuffixMaxLength": _since(9),
    "pnpmfileChecksum": _since(9),
    "settings.injectWorkspacePackages": _since(10),
    "settings.autoDedupe": _since(12),
}
"""The settings that are compared with the lockfile's, by its own keys, in the order in which pnpm compares them."""

RESOLUTION_SETTINGS = ("autoDedupe", "dedupeInjectedDeps", "dedupePeerDependents", "linkWorkspacePackages")
"""What `lockfile: {includeResolutionSettings: true}` adds to the comparison, as `settings.autoDedupe`."""

PEERS_SUFFIX_MAX_LENGTH = 1000
"""The default of `peersSuffixMaxLength`."""

# How checksums are made
HASHES_WITH_SHA256 = _since(10)
"""sha256; before, md5."""
SORTS_EXTENSIONS = _since(8)
COMPARES_PATCH_PATHS = _until(10)
"""The path of a patch is compared, too."""
KEEPS_PATCH_PATHS = range(7, 8)
"""It is compared as written; from 8 on it is normalized."""

# What of a lockfile can be read
BLANK_IS_INCOMPATIBLE = range(6, 7)
BLANK_IS_ABSENT = _since(12)
BLANK_MAIN_IS_BROKEN = _until(10)
BLANK_MAIN_IS_ABSENT = _since(12)
BLANK_MAIN_WITH_PINS_IS_ABSENT = _since(11)
READS_TWO_DOCUMENTS = _since(10)
READS_TWO_CRLF_DOCUMENTS = _since(11)
CONFLICTS_ARE_BROKEN = range(6, 7)
CONFLICTS_OF_ONE_PROJECT_STOP = range(7, 9)
WITHOUT_VERSION_IS_BROKEN = (7, 8, 12)
INVALID_VERSION_IS_BROKEN = _since(12)
VERSION_NEEDS_MINOR = _since(12)
NEEDS_ALL_SETTINGS = _since(12)
VERSION_TEXTS = {8: r"6\..*", 9: r"9\..*|6\.0", 10: r"9\..*", 11: r"9\..*"}
"""How lockfileVersion must be written, once its number is one that is read (checked after the settings)."""
SPECIFIERS_ARE_BROKEN = {"6": (7, 8), "9": (12,)}
"""The majors that stop at top-level `specifiers`, by the first number of lockfileVersion."""
