"""Rules about pnpm workspaces."""
