"""The command lines of the tools that JavaScript repositories build with.

Sources: turbo.build/docs/reference, nx.dev/nx-api, docs.nestjs.com/cli/usages, `tsc --help --all`.
"""

from __future__ import annotations

from dockerlint.knowledge.commands.command_lines import Tool, pairs, words

BUILD_TOOLS: dict[str, Tool] = {
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
