"""The command lines of the tools that JavaScript repositories build with.

Sources: turbo.build/docs/reference, nx.dev/nx-api, docs.nestjs.com/cli/usages, `tsc --help --all`, the docs of npm-run-all2 and the
README of concurrently.
"""

from __future__ import annotations

from dockerlint.knowledge.commands.command_lines import Tool, pairs, words

_RUN_ALL = Tool(words("max-parallel npm-path"), pairs("p:parallel"), has_verb=False, ends=True)
_CONCURRENTLY = Tool(
    words(
        "names name-separator success prefix prefix-colors prefix-length timestamp-format hide max-processes restart-tries restart-after "
        "default-input-target cwd kill-signal kill-timeout teardown shell"
    ),
    pairs("n:names s:success p:prefix c:prefix-colors l:prefix-length t:timestamp-format m:max-processes"),
    has_verb=False,
    ends=True,
)

RUNS_SCRIPTS = frozenset({"npm-run-all", "npm-run-all2", "run-s", "run-p"})
"""Programs whose arguments are scripts of the package."""
RUNS_TEXTS = frozenset({"concurrently", "conc"})
"""Programs whose arguments are command lines, or `npm:NAME` for a script."""
RUNS_BY_PLATFORM = frozenset({"run-script-os", "run-os"})
"""Programs that run the script of their own name for the platform (README of run-script-os 1.1)."""
ON_LINUX = ("linux", "nix", "default")
"""What they add to that name on Linux, the first one that is there."""
RUNS_EVERYWHERE = frozenset({"turbo", "nx"})
"""Programs whose `run` runs the script of every package of the workspace, unless a filter selects some."""

BUILD_TOOLS: dict[str, Tool] = {
    **dict.fromkeys(RUNS_SCRIPTS, _RUN_ALL),
    **dict.fromkeys(RUNS_TEXTS, _CONCURRENTLY),
    "turbo": Tool(
        words(
            "filter scope cwd cache-dir cache-workers concurrency out-dir output-logs log-order token team api env-mode graph profile "
            "remote-cache-timeout log-prefix dry ui cache affected-base color summarize-to"
        ),
        pairs("F:filter"),
        known=words(
            "run prune link unlink login logout daemon gen generate telemetry scan bin watch ls boundaries query config info devtools docs"
        ),
    ),
    "nx": Tool(
        words(
            "target targets projects project configuration exclude parallel base head files runner output-style output-path tsConfig"
        ),
        pairs("t:target targets:target p:projects c:configuration"),
    ),
    "tsc": Tool(
        words(
            "project outDir rootDir target module moduleResolution declarationDir baseUrl lib types typeRoots jsx outFile tsBuildInfoFile "
            "sourceRoot mapRoot rootDirs generateTrace locale newLine ignoreConfig"
        ),
        pairs("p:project b:build w:watch t:target m:module d:declaration"),
        has_verb=False,
    ),
    "nest": Tool(
        words("path config builder exec entryFile sourceRoot watchAssets-path env-file"),
        pairs("p:path c:config b:builder e:exec w:watch"),
        pairs("n:new g:generate i:info"),
    ),
}
