"""The command lines of the package managers of languages (JavaScript's have a module of their own): verbs, aliases, options.

Sources: pip.pypa.io/en/stable/cli and `pip install --help` (pip 25), docs.astral.sh/uv/reference/cli and `uv help` (0.9),
pipx.pypa.io, guides.rubygems.org/command-reference and rubygems' install_update_options.rb, `go help build` (1.25),
doc.rust-lang.org/cargo/commands (1.90), getcomposer.org/doc/03-cli.md and the commands' own definitions (2.9).
"""

from __future__ import annotations

from dockerlint.knowledge.commands.command_lines import Tool, pairs, words

_UV_VALUED = words(
    "requirements editable constraints overrides excludes build-constraints extra cert group target prefix no-binary only-binary "
    "python-version python-platform output-format torch-backend index default-index index-url extra-index-url find-links "
    "index-strategy keyring-provider upgrade-package upgrade-group resolution prerelease prerelease-package fork-strategy "
    "exclude-newer exclude-newer-package no-sources-package reinstall-package link-mode config-setting config-settings-package "
    "no-build-isolation-package cache-dir refresh-package python color allow-insecure-host directory project config-file "
    "no-extra no-group only-group no-install-package package script no-build-package no-binary-package marker optional bounds rev "
    "tag branch with with-editable with-requirements with-executables-from from env-file no-editable-package"
)
_UV_NAMES = pairs(
    "r:requirements requirement:requirements e:editable c:constraints constraint:constraints override:overrides "
    "b:build-constraints t:target i:index-url f:find-links U:upgrade P:upgrade-package C:config-setting n:no-cache "
    "no-cache-dir:no-cache p:python q:quiet v:verbose w:with m:module s:script h:help"
)

LANGUAGE_MANAGERS: dict[str, Tool] = {
    "pip": Tool(
        words(
            "requirement constraint build-constraint index-url extra-index-url find-links target platform python-version implementation "
            "abi root prefix src editable cache-dir timeout retries proxy trusted-host log progress-bar no-binary only-binary report "
            "upgrade-strategy config-settings global-option build-option cert client-cert exists-action python group "
            "root-user-action keyring-provider use-feature use-deprecated dest wheel-dir resume-retries"
        ),
        pairs(
            "r:requirement c:constraint i:index-url f:find-links t:target e:editable U:upgrade C:config-settings q:quiet v:verbose "
            "pypi-url:index-url config-setting:config-settings I:ignore-installed d:dest w:wheel-dir h:help V:version"
        ),
        groups=words("cache config"),
        switches=words(
            "no-deps pre dry-run user upgrade force-reinstall ignore-installed ignore-requires-python no-build-isolation use-pep517 "
            "check-build-dependencies break-system-packages compile no-compile no-warn-script-location no-warn-conflicts "
            "prefer-binary require-hashes no-clean no-index help debug isolated require-virtualenv verbose version quiet no-input "
            "no-cache-dir disable-pip-version-check no-color no-python-version-warning process-dependency-links"
        ),
    ),
    "uv": Tool(
        _UV_VALUED,
        _UV_NAMES,
        {"tool upgrade": "tool upgrade", "clean": "cache clean"},
        groups=words("pip tool cache python self auth"),
        passing=words("run") | {"tool run"},
    ),
    "uvx": Tool(_UV_VALUED, _UV_NAMES, default="tool run", passing=frozenset({"tool run"}), has_verb=False),
    "pipx": Tool(
        words(
            "include-resources-from upgrade-strategy suffix python fetch-python preinstall app lock index-url pip-args cooldown backend "
            "output spec with python-args requirement"
        ),
        pairs("i:index-url e:editable f:force q:quiet v:verbose U:upgrade r:requirement h:help"),
        passing=words("run"),
    ),
    "gem": Tool(
        words(
            "version platform install-dir bindir document build-root trust-policy file without bulk-threshold source http-proxy "
            "config-file cert private-key use-system-libraries"
        ),
        pairs(
            "v:version i:install-dir n:bindir N:no-document E:env-shebang f:force w:wrappers P:trust-policy g:file l:local r:remote "
            "b:both B:bulk-threshold s:source p:http-proxy q:quiet V:verbose h:help"
        ),
        pairs("i:install"),
        switches=words(
            "no-document vendor env-shebang force wrappers ignore-dependencies format-executable user-install development "
            "development-all conservative minimal-deps post-install-message default explain lock suggestions prerelease local remote "
            "both clear-sources update-sources quiet silent verbose backtrace debug norc no-ri no-rdoc help system"
        ),
        ends=True,
    ),
    "go": Tool(
        words(
            "C o p asmflags buildmode compiler gccgoflags gcflags installsuffix ldflags mod modfile overlay pgo pkgdir tags toolexec "
            "coverpkg covermode exec vettool"
        ),
        groups=words("mod work tool"),
        passing=words("run"),
        clusters=False,
    ),
    "cargo": Tool(
        words(
            "version index registry git branch tag rev path root bin example features jobs profile target target-dir color config Z "
            "message-format package exclude manifest-path lockfile-path artifact-dir out-dir C test bench"
        ),
        pairs("vers:version F:features j:jobs p:package f:force q:quiet v:verbose h:help r:release"),
        pairs("b:build c:check d:doc t:test r:run rm:remove"),
        passing=words("run"),
        ends=True,
    ),
    "composer": Tool(
        words(
            "working-dir prefer-install audit-format ignore-platform-req apcu-autoloader-prefix apcu-prefix format timeout repository "
            "repository-url stability require file ignore-severity abandoned"
        ),
        pairs(
            "d:working-dir n:no-interaction o:optimize-autoloader a:classmap-authoritative q:quiet v:verbose s:stability "
            "w:update-with-dependencies W:update-with-all-dependencies m:minimal-changes h:help V:version f:format g:global"
        ),
        pairs(
            "i:install u:update upgrade:update r:require rm:remove uninstall:remove run:run-script clearcache:clear-cache "
            "cc:clear-cache dumpautoload:dump-autoload selfupdate:self-update"
        ),
        groups=words("global"),
        passing=words("run-script exec"),
    ),
}
