"""What `pnpm install --frozen-lockfile` says of a workspace, for each pnpm from 6 to 12, without running it."""
