"""The options of npm, pnpm, yarn and bun: every long name that some version of them knows, without dashes and without a leading `no-`.

Sources: npm's config definitions of versions 3 to 11 (npm/cli, `definitions.js`, before that lib/config/defaults.js); the types of
pnpm's settings and the options of its commands in versions 1 to 11 (pnpm/pnpm, `cliOptionsTypes`, `types.ts`); src/cli of
yarnpkg/yarn 1.22 and the options in Yarn 4's bundle; bun's CommandLineArguments.zig and `--help` of bun 1.4.
What each does with an unknown option was tried with npm 11, pnpm 10, yarn 1.22 and 4, and bun 1.4.
"""

from __future__ import annotations

from collections.abc import Mapping

_NPM = frozenset(
    "access all allow-directory allow-file allow-git allow-remote allow-same-version allow-scripts allow-scripts-pending "
    "allow-scripts-pin also always-auth audit audit-level auth-type before bin-links browser ca cache cache-lock-retries "
    "cache-lock-stale cache-lock-wait cache-max cache-min cafile call cert ci-name cidr color commit-hooks cpu "
    "dangerously-allow-all-scripts depth desc description dev diff diff-dst-prefix diff-ignore-all-space diff-name-only "
    "diff-no-prefix diff-src-prefix diff-text diff-unified dry-run editor engine-strict enjoy-by expect-result-count "
    "expect-results expires fetch-retries fetch-retry-factor fetch-retry-maxtimeout fetch-retry-mintimeout fetch-timeout "
    "force foreground-scripts format-package-lock fund git git-tag-version global global-style globalconfig group heading "
    "help https-proxy if-present ignore-prepublish ignore-scripts include include-attestations include-staged "
    "include-workspace-root init-author-email init-author-name init-author-url init-license init-module init-private "
    "init-type init-version install-links install-strategy json key legacy-bundling legacy-peer-deps libc link local "
    "local-address location lockfile-version loglevel logs-dir logs-max logstream long maxsockets message metrics-registry "
    "min-release-age min-release-age-exclude name node-gyp node-options node-version noproxy noreg npat npm-version offline "
    "omit omit-lockfile-registry-resolved onload-script only optional orgs orgs-permission os otp pack-destination package "
    "package-lock package-lock-only packages packages-all packages-and-scopes-permission parseable password porcelain "
    "prefer-dedupe prefer-offline prefer-online prefix preid production progress proprietary-attribs provenance "
    "provenance-file proxy quiet read-only readonly rebuild-bundle reg registry replace-registry-host rollback save "
    "save-bundle save-dev save-exact save-optional save-peer save-prefix save-prod sbom-format sbom-type scope scopes "
    "script-shell scripts-prepend-node-path searchexclude searchlimit searchopts searchsort searchstaleness send-metrics "
    "shell shrinkwrap sign-git-commit sign-git-tag silent sso-poll-frequency sso-type strict-allow-scripts strict-peer-deps "
    "strict-ssl tag tag-version-prefix timing token-description umask unicode unsafe-perm update-notifier usage user "
    "user-agent userconfig verbose version versions viewer which workspace workspaces workspaces-update ws yes".split()
)
_PNPM = frozenset(
    "aggregate-output allow-build auto-install-peers background bail block-exotic-subdeps cache-dir catalog-mode "
    "changed-files-ignore-pattern child-concurrency ci config config-dir cwd dangerously-allow-all-builds dedupe-direct-deps "
    "dedupe-injected-deps dedupe-peer-dependents dedupe-peers deploy-all-files dir disallow-workspace-cycles "
    "dlx-cache-max-age embed-readme enable-global-virtual-store enable-modules-dir enable-pre-post-scripts env "
    "exclude-links-from-lockfile exclude-peers extend-node-path fail-if-no-match fetch-min-speed-ki-bps fetch-warn-timeout-ms "
    "fetching-concurrency filter filter-prod find-by fix fix-lockfile force-legacy-deploy format frozen-lockfile "
    "frozen-shrinkwrap frozen-store git-branch-lockfile git-checks git-shallow-hosts global-bin-dir global-dir global-path "
    "global-pnpmfile global-virtual-store-dir hoist hoist-pattern hoist-workspace-packages hoisting-limits http-proxy "
    "ignore-compatibility-db ignore-dep-scripts ignore-pnpmfile ignore-registry-errors ignore-unfixable ignore-workspace "
    "ignore-workspace-cycles ignore-workspace-root-check include-github-actions independent-leaves init-package-manager "
    "inject-workspace-packages interactive latest legacy legacy-dir-filtering link-workspace-packages lock-stale-duration "
    "lockfile lockfile-dir lockfile-directory lockfile-include-tarball-url lockfile-only manage-package-manager-versions "
    "merge-git-branch-lockfiles merge-git-branch-lockfiles-branch-pattern minimum-release-age minimum-release-age-exclude "
    "minimum-release-age-ignore-missing-time minimum-release-age-strict modules-cache-max-age modules-dir network-concurrency "
    "node-experimental-package-map node-linker node-package-map-type npm-path npmrc-auth-file only-built-dependencies "
    "only-projects optimistic-repeat-install output-dir output-name pack-gzip-level package-import-method "
    "package-manager-strict package-manager-strict-version parallel patches patches-dir peers-suffix-max-length pm-on-fail "
    "pnpmfile pnpr-server port prefer-frozen-lockfile prefer-frozen-shrinkwrap prefer-symlinked-executables "
    "prefer-workspace-packages preserve-absolute-paths prod protocol public-hoist-pattern publish-branch recursive "
    "recursive-install registry-supports-time-field report-summary reporter reporter-hide-prefix resolution-mode "
    "resolution-only resolution-strategy resolve-peers-from-workspace-root resume-from reverse root runtime runtime-on-fail "
    "save-catalog save-catalog-name save-workspace-protocol sbom-authors sbom-spec-version sbom-supplier search-limit "
    "sequential shamefully-flatten shamefully-hoist shared shared-workspace-lockfile shared-workspace-shrinkwrap "
    "shell-emulator shell-mode shrinkwrap-directory shrinkwrap-only side-effects-cache side-effects-cache-readonly "
    "skip-manifest-obfuscation sort sort-by state-dir store store-dir store-path stream strict-dep-builds "
    "strict-peer-dependencies strict-store-pkg-content-check symlink sync-injected-deps-after-scripts table test-pattern "
    "trust-lockfile trust-policy trust-policy-exclude trust-policy-ignore-after update-checksums use-beta-cli "
    "use-inline-specifiers-lockfile-format use-node-version use-running-store-server use-stderr use-store-server "
    "verify-deps-before-run verify-store-integrity virtual-store-dir virtual-store-dir-max-length virtual-store-only "
    "virtual-store-type workspace-concurrency workspace-packages workspace-prefix workspace-root".split()
)
_YARN = frozenset(
    "access all allow-empty always-auth audit bin-links binaries-only branch cache cache-folder cached caret check "
    "check-cache check-files check-resolutions checksum clear clear-all commit commit-hooks conditions cwd default-rc "
    "defaults deferred dependents deprecations depth dev disable-pnp dry-run emoji enable-pnp environment exact exclude extra "
    "fields filename fix fixed flat focus force from frozen-lockfile git-tag-version global global-folder groups har help "
    "home https-proxy ignore ignore-engines ignore-optional ignore-platform ignore-scripts ignore-workspace-root-check "
    "immediate immutable immutable-cache include init inline-builds inspect inspect-brk install install-if-needed integrity "
    "interactive interlaced into jobs json latest legacy-peer-deps level link-duplicates link-folder lockfile major manifest "
    "message minify minor mirror mode modules-folder mutex name network-concurrency network-timeout new-version "
    "node-version-check non-interactive offline only-if-needed optional others otp out package parallel patch path pattern "
    "peer peers plugin prefer-dev prefer-offline preferred-cache-folder prefix preid premajor preminor prepatch prerelease "
    "preserve-symlinks private prod production progress provenance proxy publish pure-lockfile quiet recursive redacted "
    "refresh-lockfile registry relative renames repository require resolved save save-dev save-exact save-optional save-peer "
    "save-tilde scope scripts-prepend-node-path severity short show-toplevel silent since skip-integrity-check skip-plugins "
    "strategy strict-semver summary tag text tilde time-gate tolerate-republish top-level topological topological-dev update "
    "update-checksums use-manifest use-yarnrc verbose verify-tree version virtuals web-login why workspace worktree yarn-path "
    "yes".split()
)
_BUN = frozenset(
    "access all allow-same-version analyze audit-level auth-type backend bun ca cache cache-dir cafile catalog commit "
    "concurrent-scripts config cpu cwd depth destination dev development dry-run env-file exact filename filter force "
    "frozen-lockfile git-tag-version global gzip-level help if-present ignore ignore-scripts interactive json latest "
    "legacy-peer-deps libc linker lockfile-only message minimum-release-age minimum-release-age-excludes network-concurrency "
    "offline omit only-missing optional os otp patches-dir peer prefer-offline preid prod production progress quiet recursive "
    "registry save save-dev save-prod save-text-lockfile silent summary tag tolerate-republish top trust use-bundled-ca "
    "use-openssl-ca use-system-ca verbose verify version yarn".split()
)
OPTIONS: Mapping[str, frozenset[str]] = {"npm": _NPM, "pnpm": _NPM | _PNPM, "yarn": _YARN, "bun": _BUN}
"""pnpm reads most of npm's options too."""

ABBREVIATES = frozenset({"npm", "pnpm"})
"""Managers that take an option by its beginning: both parse with nopt."""

VALUES: Mapping[str, frozenset[str]] = {
    "omit": frozenset({"dev", "optional", "peer"}),
    "include": frozenset({"dev", "optional", "peer", "prod"}),
    "only": frozenset({"dev", "prod", "production"}),
    "loglevel": frozenset({"error", "warn", "info", "verbose", "silent"}),
    "node-linker": frozenset({"isolated", "hoisted", "pnp"}),
    "mode": frozenset({"skip-build", "update-lockfile"}),
}
"""Values that people join to an option with a dash: `--omit-dev`."""

OF_OTHERS: Mapping[str, Mapping[str, str]] = {
    "npm": {
        **dict.fromkeys(("frozen-lockfile", "immutable", "pure-lockfile"), "npm ci"),
        "ignore-optional": "--omit=optional",
    },
    "pnpm": {
        **dict.fromkeys(("omit", "omit=dev"), "--prod"),
        **dict.fromkeys(("omit=optional", "ignore-optional"), "--no-optional"),
        "immutable": "--frozen-lockfile",
        "legacy-peer-deps": "--no-strict-peer-dependencies",
    },
    "yarn": {
        **dict.fromkeys(("omit", "omit=dev", "only", "only=prod", "only=production"), "--production"),
        "omit=optional": "--ignore-optional",
        "frozen": "--frozen-lockfile",
    },
    "bun": {
        **dict.fromkeys(("only", "only=prod", "only=production"), "--production"),
        "ignore-optional": "--omit=optional",
        **dict.fromkeys(("immutable", "frozen"), "--frozen-lockfile"),
    },
}
"""Options of another manager (or their beginnings) that are written for this one, perhaps with their value, and what does the same here."""

INSTALLS: Mapping[str, frozenset[str]] = {
    "npm": frozenset({"install", "ci", "remove", "update", "prune", "dedupe", "rebuild"}),
    "pnpm": frozenset(
        {"install", "add", "remove", "update", "prune", "deploy", "fetch", "dedupe", "rebuild"}
    ),
    "yarn": frozenset({"install", "add", "remove", "update", "focus"}),
    "bun": frozenset({"install", "add", "remove", "update"}),
}
"""The commands whose options are all the manager's own, and no script's."""
