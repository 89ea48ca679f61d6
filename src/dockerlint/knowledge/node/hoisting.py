"""What pnpm makes visible to code besides the dependencies of a manifest (pnpm.io/settings, measured with pnpm 8 to 12)."""

from __future__ import annotations

SETTINGS = {
    "node-linker": "nodeLinker",
    "shamefully-hoist": "shamefullyHoist",
    "public-hoist-pattern": "publicHoistPattern",
}
"""Settings of .npmrc, and their names in pnpm-workspace.yaml, that change what is visible outside a package's own folder."""

PUBLIC_WORDS = ("eslint", "prettier")
"""pnpm 8 and 9 put packages with these words in their names into the root's node_modules."""

LOCKFILES = ("pnpm-lock.yaml", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "bun.lock")

LOCK_ENTRY = r"""^\s*['"]?(?:/|node_modules/|.*/node_modules/)?{0}['"]?(?:@|/\d|:\s)"""
"""A line of any of them that begins the entry of a package: `/a@1.0.0:`, `a@1.0.0:`, `"node_modules/a": {{`, `a@^1:`."""
