"""The files that Bake looks for in the folder that it runs in, in the order in which it merges them.

Source: docs.docker.com/build/bake/reference ("File format").
"""

from __future__ import annotations

BAKE_NAMES = ("docker-bake.json", "docker-bake.hcl", "docker-bake.override.json", "docker-bake.override.hcl")
METADATA_TARGET = "docker-metadata-action"
"""The target that the file of docker/metadata-action defines (github.com/docker/metadata-action, "Bake definition")."""
LOOKED_FOR = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml", *BAKE_NAMES)
