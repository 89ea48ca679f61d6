"""What oclif loads (oclif.io/docs/command_discovery_strategies, read in @oclif/core 4.14, lib/config/plugin.js)."""

from __future__ import annotations

COMMAND_GLOBS = (
    "**/*.+(js|cjs|mjs|ts|tsx|mts|cts)",
    "!**/*.+(d.ts|test.ts|test.js|spec.ts|spec.js|d.mts|d.cts)?(x)",
)
"""The files of the folder `oclif.commands` that are commands, if `globPatterns` names no others."""

LOADED_FILES = ("hooks", "helpClass", "init")
"""Other settings below `oclif` that name files."""
