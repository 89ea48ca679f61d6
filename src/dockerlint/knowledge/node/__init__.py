"""Facts about Node, pnpm and TypeScript."""
