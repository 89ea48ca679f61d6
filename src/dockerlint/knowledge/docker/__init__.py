"""Facts about Docker and BuildKit: instructions, mounts, platforms, image references."""
