"""The command lines of npm, pnpm, yarn, bun and corepack: verbs with their aliases, and options.

Sources: `npm help CMD` and docs.npmjs.com/cli (npm 11), pnpm.io/cli (pnpm 6 to 12), classic.yarnpkg.com/docs/cli and
yarnpkg.com/cli (yarn 1 and 4), bun.sh/docs/cli, nodejs/corepack's README.
"""

from __future__ import annotations

from dockerlint.knowledge.commands.command_lines import Tool, pairs, words

_NPM_VERBS = pairs(
    "i:install in:install ins:install inst:install insta:install instal:install isntall:install add:install "
    "clean-install:ci ic:ci install-clean:ci isntall-clean:ci un:remove unlink:remove uninstall:remove "
    "rm:remove r:remove run-script:run rum:run urn:run x:exec up:update upgrade:update udpate:update t:test tst:test "
    "install-test:install it:install cit:ci install-ci-test:ci clean-install-test:ci sit:ci c:config innit:init create:init dist-tags:dist-tag "
    "rb:rebuild ln:link list:ls la:ls ll:ls v:view info:view show:view ddp:dedupe"
)
_PNPM_VERBS = pairs(
    "i:install rm:remove un:remove uninstall:remove up:update upgrade:update run-script:run t:test tst:test "
    "ls:list la:list ll:list ln:link rb:rebuild ci:ci clean-install:ci ic:ci install-clean:ci c:config x:dlx it:install "
    "install-test:install dislink:unlink s:search"
)

_VERSION = pairs("v:version")
"""Of all four, `-v` before a verb prints the version (run with npm 11, pnpm 8 to 10, yarn 1 and 4, bun 1.4)."""

JAVASCRIPT_MANAGERS: dict[str, Tool] = {
    "npm": Tool(
        words(
            "prefix workspace registry omit include loglevel cache location tag otp userconfig globalconfig script-shell "
            "install-strategy scope access node-options package call fetch-retries fetch-timeout fetch-retry-mintimeout "
            "fetch-retry-maxtimeout maxsockets network-timeout before depth cpu os libc arch target proxy https-proxy noproxy only also"
        ),
        pairs(
            "C:prefix w:workspace ws:workspaces g:global D:save-dev S:save P:save-prod O:save-optional E:save-exact"
        )
        | pairs(
            "B:save-bundle f:force y:yes p:package c:call L:location l:long s:silent d:loglevel-info q:quiet"
        ),
        _NPM_VERBS,
        passing=words("exec"),
        early=_VERSION,
    ),
    "npx": Tool(
        words(
            "package call registry prefix workspace cache userconfig loglevel node-options npm shell node-arg"
        ),
        pairs("p:package c:call w:workspace y:yes C:prefix q:quiet n:node-arg"),
        default="npx",
        passing=words("npx"),
        has_verb=False,
    ),
    "pnpm": Tool(
        words(
            "filter filter-prod dir store-dir virtual-store-dir modules-dir reporter registry loglevel workspace-concurrency "
            "lockfile-dir test-pattern changed-files-ignore-pattern network-concurrency child-concurrency fetch-retries fetch-timeout "
            "fetch-retry-mintimeout fetch-retry-maxtimeout package-import-method node-linker hoist-pattern public-hoist-pattern resume-from tag otp access package "
            "publish-branch cpu os libc cache-dir state-dir global-dir global-bin-dir catalog-name save-catalog-name script-shell use-node-version location "
            "pack-destination pack-gzip-level depth trust-policy-exclude allow-build color"
        ),
        pairs(
            "F:filter C:dir w:workspace-root r:recursive g:global P:prod production:prod D:dev O:save-optional E:save-exact"
        )
        | pairs("c:shell-mode d:loglevel-info s:silent f:force"),
        _PNPM_VERBS,
        known=words(
            "add install remove update run exec dlx deploy prune fetch start test ci link unlink import rebuild list why outdated audit "
            "licenses pack publish config store cache patch patch-commit patch-remove env node root bin create init help setup self-update "
            "dedupe approve-builds ignored-builds server doctor restart stop login logout whoami view search version pkg rt runtime "
            "cat-file cat-index find-hash get set completion catalog sbom clean with"
        ),
        passing=words("run exec dlx start test create restart stop node with"),
        early=_VERSION,
    ),
    "yarn": Tool(
        words(
            "cwd registry modules-folder cache-folder network-timeout network-concurrency mutex prod-dir pattern level scope tag access "
            "jobs from exclude include since package mode link-folder global-folder otp use-yarnrc preferred-cache-folder"
        ),
        pairs(
            "W:ignore-workspace-root-check D:dev P:peer O:optional E:exact T:tilde prod:production A:all R:recursive"
        )
        | pairs("p:package j:jobs i:interlaced v:verbose t:topological s:silent"),
        pairs("rm:remove uninstall:remove upgrade:update up:update i:install run-script:run"),
        default="install",
        known=words(
            "add install remove run exec dlx workspace workspaces global update upgrade-interactive link unlink cache config create "
            "init info import audit autoclean check generate-lock-entry help licenses list login logout node outdated owner pack "
            "policies publish set tag team test unplug version versions why patch patch-commit rebuild plugin prune dedupe "
            "constraints npm search explain stage focus bin start"
        ),
        passing=words("run exec dlx create node start test"),
        early=_VERSION,
    ),
    "bun": Tool(
        words(
            "filter cwd registry cache-dir backend config target outdir outfile format env-file preload loader linker omit only-missing cpu os"
        ),
        pairs(
            "F:filter g:global p:production prod:production d:dev D:dev E:exact c:config r:preload y:yarn b:bun"
        ),
        pairs("i:install a:add rm:remove"),
        known=words(
            "add install remove update run x exec build test link unlink pm init create upgrade publish outdated patch ci audit why repl info"
        ),
        passing=words("run x exec create"),
        early=_VERSION,
    ),
    "bunx": Tool(words("package"), pairs("p:package"), default="bunx", passing=words("bunx"), has_verb=False),
    "corepack": Tool(words("install-directory output"), pairs("o:output g:global")),
}

MANAGERS = frozenset(JAVASCRIPT_MANAGERS) - {"corepack"}
"""Every name that a package manager of JavaScript is called by, those of its runners (`npx`, `bunx`) included."""

RUNS_PROGRAM = frozenset({"exec", "dlx", "x", "npx", "bunx"})
"""Verbs that run a program of a package: it is their first argument."""

RUNS_BY_NAME = frozenset({"pnpm", "yarn", "bun"})
"""Managers that run a program of a package by its name alone, where no script has it: `pnpm turbo`."""

RUNS_HOOKS = frozenset({"npm", "bun"})
"""Managers that certainly run `preX` and `postX` with a script X (docs.npmjs.com, "scripts"; bun.sh/docs/cli/run); of pnpm and yarn a
setting and the version decide."""

INSTALL_HOOKS = ("preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare")
"""Scripts of the root that `npm ci` and `npm install` run in this order, with `--omit=dev` too (docs.npmjs.com, "scripts"; tested with
npm 11: `prepare` fails with "husky: not found")."""

NO_HOOKS = ("--ignore-scripts", "--mode=skip-build")
"""Options with which an install runs none of them; the second is Yarn's from 2 on."""
PRODUCTION_HOOKS: dict[str, tuple[str, ...]] = {
    "npm": INSTALL_HOOKS,
    "pnpm": INSTALL_HOOKS,
    "bun": INSTALL_HOOKS,
    "yarn": INSTALL_HOOKS[:3],
}
"""Which of these an install of production dependencies runs (bun.com/docs/pm/lifecycle; yarn 1 leaves `prepare` out with `--production`)."""

COREPACK_SHIMS = frozenset({"npm", "npx", "pnpm", "pnpx", "yarn", "yarnpkg"})
"""What corepack runs in the version that package.json names (nodejs/corepack, README)."""
