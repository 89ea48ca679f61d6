"""What pnpm makes visible to code besides the dependencies of a manifest (pnpm.io/settings, measured with pnpm 8 to 12)."""

from __future__ import annotations

import re

HOISTS_ALL = {"shamefully-hoist": "true", "node-linker": "hoisted"}
"""Settings of .npmrc with the value by which pnpm puts every package into the root's node_modules."""

HOISTS_NONE = {"shamefully-hoist": frozenset({"false"}), "node-linker": frozenset({"isolated", "pnp"})}
"""The same settings with the values by which it does not."""

PATTERNS = ("public-hoist-pattern", "public-hoist-pattern[]")
"""The setting that names what pnpm puts there: `!` before a pattern takes away (.npmrc lists values under a name with brackets)."""

IN_WORKSPACE_FILE = {
    "node-linker": "nodeLinker",
    "shamefully-hoist": "shamefullyHoist",
    "public-hoist-pattern": "publicHoistPattern",
}
"""The names of these settings in pnpm-workspace.yaml."""

PUBLIC_WORDS = ("eslint", "prettier")
"""pnpm 8 and 9 put packages with these words in their names into the root's node_modules."""

KEEPS_APART = {
    "yarn.lock": r"^__metadata:",
    "bunfig.toml": r"^\s*linker\s*=\s*[\"']isolated",
    "bun.lock": r"^\s*\"configVersion\": 1\b",
    ".npmrc": r"^\s*install-strategy\s*=\s*(?:nested|linked)",
}
"""Lines by which an install may not link every package of a workspace into the root: Yarn 2 and later (Plug'n'Play by default,
yarnpkg.com/configuration/yarnrc#nodeLinker), Bun's isolated installs (bun.sh/docs/install/isolated, the default of new workspaces since 1.3),
and npm's `install-strategy` (docs.npmjs.com/cli/using-npm/config)."""

KEEPS_TOGETHER = {
    ".yarnrc.yml": r"^nodeLinker:\s*[\"']?node-modules\b",
    "bunfig.toml": r"^\s*linker\s*=\s*[\"']hoisted",
}
"""Lines by which it does all the same."""

LOCKFILES = ("pnpm-lock.yaml", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "bun.lock")

LOCK_ENTRY = r"""^\s*['"]?(?:/|node_modules/|.*/node_modules/)?{0}['"]?(?:@|/\d|:\s)"""
"""A line of any of them that begins the entry of a package: `/a@1.0.0:`, `a@1.0.0:`, `"node_modules/a": {{`, `a@^1:`."""

ALLOWS_UNDECLARED = re.compile(r"eslint-disable[^\n]*\bno-extraneous-(?:dependencies|import|require)\b")
"""A comment that switches off eslint-plugin-import's or eslint-plugin-n's rule about packages that are not declared."""
