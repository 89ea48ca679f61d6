"""What pnpm makes visible to code besides the dependencies of a manifest (pnpm.io/settings, measured with pnpm 8 to 12)."""

from __future__ import annotations

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

LOCKFILES = ("pnpm-lock.yaml", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "bun.lock")

LOCK_ENTRY = r"""^\s*['"]?(?:/|node_modules/|.*/node_modules/)?{0}['"]?(?:@|/\d|:\s)"""
"""A line of any of them that begins the entry of a package: `/a@1.0.0:`, `a@1.0.0:`, `"node_modules/a": {{`, `a@^1:`."""
