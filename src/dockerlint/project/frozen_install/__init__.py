"""What `pnpm install --frozen-lockfile` answers for a workspace, as data."""
