"""The faults of a resolved configuration that Compose rejects."""
