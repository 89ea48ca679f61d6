"""Facts about programs: package managers, wrappers, builders, and what a command line means."""
