"""The resolved configuration as `docker compose config` prints it."""
