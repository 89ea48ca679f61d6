"""What several rules about pnpm workspaces share."""
