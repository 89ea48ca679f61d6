"""dockerlint: lints Dockerfiles, compose files, pnpm workspaces and the TypeScript they ship, as one picture."""

__version__ = "0.1.0"
