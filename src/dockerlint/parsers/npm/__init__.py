"""The files of npm and pnpm: package.json, .npmrc, ranges, specifiers and tool versions."""
