"""The command lines of package managers and of the tools that JavaScript repositories build with: verbs and options.

Sources: `npm help CMD` and docs.npmjs.com/cli (npm 11), pnpm.io/cli (pnpm 6 to 12), classic.yarnpkg.com/docs/cli and
yarnpkg.com/cli (yarn 1 and 4), bun.sh/docs/cli, nodejs/corepack's README, turbo.build/docs/reference, nx.dev/nx-api,
docs.nestjs.com/cli/usages, `tsc --help --all`, apt-get(8), apk(8), dnf(8), pip.pypa.io/en/stable/cli.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Tool(NamedTuple):
    """How one program's command line is read.

    `valued` options take a value, in the next word or behind `=`; all other options are switches. `names` maps an option
    to its canonical name (without dashes), `verbs` an alias to its verb. `default` is the verb of a line without one.
    """

    valued: frozenset[str]
    names: Mapping[str, str] = MappingProxyType({})
    verbs: Mapping[str, str] = MappingProxyType({})
    default: str = ""
    known: frozenset[str] = frozenset()
    """When it is not empty, any other verb is the name of a script: `pnpm build` is `pnpm run build`."""
    passing: frozenset[str] = frozenset()
    """Verbs behind whose first argument no option is the program's own: `pnpm run build --filter x`."""
    has_verb: bool = True


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    """Read `alias:name` words."""
    return {alias: name for alias, _, name in (pair.partition(":") for pair in text.split())}


_NPM_VERBS = _pairs(
    "i:install in:install ins:install inst:install insta:install instal:install isntall:install add:install "
    "clean-install:ci ic:ci install-clean:ci isntall-clean:ci un:remove unlink:remove uninstall:remove "
    "rm:remove r:remove run-script:run rum:run urn:run x:exec up:update upgrade:update udpate:update t:test tst:test "
    "install-test:install it:install cit:ci install-ci-test:ci clean-install-test:ci sit:ci c:config innit:init create:init dist-tags:dist-tag "
    "rb:rebuild ln:link list:ls la:ls ll:ls v:view info:view show:view ddp:dedupe"
)
_PNPM_VERBS = _pairs(
    "i:install rm:remove un:remove uninstall:remove up:update upgrade:update run-script:run t:test tst:test "
    "ls:list la:list ll:list ln:link rb:rebuild ci:ci clean-install:ci ic:ci install-clean:ci c:config x:dlx it:install "
    "install-test:install dislink:unlink s:search"
)

TOOLS: dict[str, Tool] = {
    "npm": Tool(
        _words(
            "prefix workspace registry omit include loglevel cache location tag otp userconfig globalconfig script-shell "
            "install-strategy scope access node-options package call fetch-retries fetch-timeout fetch-retry-mintimeout "
            "fetch-retry-maxtimeout maxsockets network-timeout before depth cpu os libc arch target proxy https-proxy noproxy only also"
        ),
        _pairs(
            "C:prefix w:workspace ws:workspaces g:global D:save-dev S:save P:save-prod O:save-optional E:save-exact"
        )
        | _pairs(
            "B:save-bundle f:force y:yes p:package c:call L:location l:long s:silent d:loglevel-info q:quiet"
        ),
        _NPM_VERBS,
        passing=_words("exec"),
    ),
    "npx": Tool(
        _words(
            "package call registry prefix workspace cache userconfig loglevel node-options npm shell node-arg"
        ),
        _pairs("p:package c:call w:workspace y:yes C:prefix q:quiet n:node-arg"),
        default="npx",
        passing=_words("npx"),
        has_verb=False,
    ),
    "pnpm": Tool(
        _words(
            "filter filter-prod dir store-dir virtual-store-dir modules-dir reporter registry loglevel workspace-concurrency "
            "lockfile-dir test-pattern changed-files-ignore-pattern network-concurrency child-concurrency fetch-retries fetch-timeout "
            "fetch-retry-mintimeout fetch-retry-maxtimeout package-import-method node-linker hoist-pattern public-hoist-pattern resume-from tag otp access package "
            "publish-branch cpu os libc cache-dir state-dir global-dir global-bin-dir catalog-name save-catalog-name script-shell use-node-version location "
            "pack-destination pack-gzip-level depth trust-policy-exclude allow-build color"
        ),
        _pairs(
            "F:filter C:dir w:workspace-root r:recursive g:global P:prod production:prod D:dev O:save-optional E:save-exact"
        )
        | _pairs("c:shell-mode d:loglevel-info s:silent f:force"),
        _PNPM_VERBS,
        known=_words(
            "add install remove update run exec dlx deploy prune fetch start test ci link unlink import rebuild list why outdated audit "
            "licenses pack publish config store cache patch patch-commit patch-remove env node root bin create init help setup self-update "
            "dedupe approve-builds ignored-builds server doctor restart stop login logout whoami view search version pkg rt runtime "
            "cat-file cat-index find-hash get set completion catalog sbom clean with"
        ),
        passing=_words("run exec dlx start test create restart stop node with"),
    ),
    "yarn": Tool(
        _words(
            "cwd registry modules-folder cache-folder network-timeout network-concurrency mutex prod-dir pattern level scope tag access "
            "jobs from exclude include since package mode link-folder global-folder otp use-yarnrc preferred-cache-folder"
        ),
        _pairs(
            "W:ignore-workspace-root-check D:dev P:peer O:optional E:exact T:tilde prod:production A:all R:recursive"
        )
        | _pairs("p:package j:jobs i:interlaced v:verbose t:topological s:silent"),
        _pairs("rm:remove uninstall:remove upgrade:update up:update i:install run-script:run"),
        default="install",
        known=_words(
            "add install remove run exec dlx workspace workspaces global update upgrade-interactive link unlink cache config create "
            "init info import audit autoclean check generate-lock-entry help licenses list login logout node outdated owner pack "
            "policies publish set tag team test unplug version versions why patch patch-commit rebuild plugin prune dedupe "
            "constraints npm search explain stage focus bin start"
        ),
        passing=_words("run exec dlx create node start test"),
    ),
    "bun": Tool(
        _words(
            "filter cwd registry cache-dir backend config target outdir outfile format env-file preload loader linker omit only-missing cpu os"
        ),
        _pairs(
            "F:filter g:global p:production prod:production d:dev D:dev E:exact c:config r:preload y:yarn b:bun"
        ),
        _pairs("i:install a:add rm:remove"),
        known=_words(
            "add install remove update run x exec build test link unlink pm init create upgrade publish outdated patch ci audit why repl info"
        ),
        passing=_words("run x exec create"),
    ),
    "bunx": Tool(
        _words("package"), _pairs("p:package"), default="bunx", passing=_words("bunx"), has_verb=False
    ),
    "corepack": Tool(_words("install-directory output"), _pairs("o:output g:global")),
    "turbo": Tool(
        _words(
            "filter scope cwd cache-dir cache-workers concurrency out-dir output-logs log-order token team api env-mode graph profile "
            "remote-cache-timeout log-prefix dry ui cache affected-base color summarize-to"
        ),
        _pairs("F:filter"),
        known=_words(
            "run prune link unlink login logout daemon gen generate telemetry scan bin watch ls boundaries query config info devtools docs"
        ),
    ),
    "nx": Tool(
        _words(
            "target targets projects project configuration exclude parallel base head files runner output-style output-path tsConfig"
        ),
        _pairs("t:target targets:target p:projects c:configuration"),
    ),
    "tsc": Tool(
        _words(
            "project outDir rootDir target module moduleResolution declarationDir baseUrl lib types typeRoots jsx outFile tsBuildInfoFile "
            "sourceRoot mapRoot rootDirs generateTrace locale newLine ignoreConfig"
        ),
        _pairs("p:project b:build w:watch t:target m:module d:declaration"),
        has_verb=False,
    ),
    "nest": Tool(
        _words("path config builder exec entryFile sourceRoot watchAssets-path env-file"),
        _pairs("p:path c:config b:builder e:exec w:watch"),
        _pairs("n:new g:generate i:info"),
    ),
    "apt-get": Tool(
        _words("target-release option config-file default-release host-architecture solver"),
        _pairs(
            "t:target-release o:option c:config-file y:yes assume-yes:yes q:quiet a:host-architecture default-release:target-release"
        ),
    ),
    "apk": Tool(
        _words(
            "virtual root repository keys-dir repositories-file wait arch cache-dir cache-max-age progress-fd timeout"
        ),
        _pairs("t:virtual p:root X:repository U:update-cache u:upgrade"),
    ),
    "dnf": Tool(
        _words("config releasever repo repoid enablerepo disablerepo exclude installroot setopt"),
        _pairs("y:assumeyes c:config x:exclude"),
    ),
    "pip": Tool(
        _words(
            "requirement constraint index-url extra-index-url find-links target platform python-version implementation abi root prefix src "
            "editable cache-dir timeout retries proxy trusted-host log progress-bar no-binary only-binary report upgrade-strategy "
            "config-settings global-option cert client-cert exists-action python group"
        ),
        _pairs(
            "r:requirement c:constraint i:index-url f:find-links t:target e:editable U:upgrade C:config-settings q:quiet v:verbose"
        ),
    ),
}

SAME_AS = {
    "pnpx": "npx",
    "apt": "apt-get",
    "aptitude": "apt-get",
    "yum": "dnf",
    "microdnf": "dnf",
    "pip2": "pip",
    "pip3": "pip",
    "yarnpkg": "yarn",
}
"""Programs that are read like another one (pnpx is `pnpm dlx`, with npx's options)."""

RUNS_SCRIPT = frozenset({"start", "test", "stop", "restart"})
"""Verbs of npm, pnpm and yarn that run the script of their own name."""

ASKING = {"apt-get": _words("install")}
"""Verbs that ask "Do you want to continue?" before they do something (apt-get(8))."""

ANSWERS = {
    "apt-get": _words("yes force-yes simulate s just-print dry-run recon no-act print-uris help h version v")
}
"""Options that answer it, or do nothing that needs an answer; `-qq` answers it too."""

ANSWERS_SETTING = {"apt-get": "assume-yes"}
"""The setting of apt.conf(5) that answers it for good."""

CACHE_OFF = {"pip": ("no-cache-dir", "PIP_NO_CACHE_DIR")}
"""The option and the variable that keep an install's downloads out of the image (pip.pypa.io/en/stable/topics/caching)."""

FALSE_WORDS = _words("0 off no false n f")
"""Values of a variable by which an option of pip is off."""
