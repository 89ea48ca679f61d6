"""pnpm-lock.yaml, read line by line."""
