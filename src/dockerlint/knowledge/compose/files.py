"""The names under which Compose looks for its files (https://docs.docker.com/reference/cli/docker/compose/, and compose-go's defaults)."""

from __future__ import annotations

import re

DEFAULT_NAMES = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
"""In the order in which Compose looks for them."""
OVERRIDES = (
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
)
MADE_BY_PORTAINER = "stack.env"
"""The env_file that Portainer writes from a stack's variables (https://docs.portainer.io/user/docker/stacks/add)."""
_ENV_FILE = re.compile(
    r"(?=.*(?:^|[._-])env(?:rc|ironment)?(?:[._-]|$))"
    r"(?!.*\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|json|ya?ml|toml|mdx?|html?|css|vue|svelte|ps1|bat|cmd|dockerfile|vault)$).*",
    re.IGNORECASE,
)


def is_env_file(name: str) -> bool:
    """Return whether a file's name is that of an env file or its template: `.env.example`, `example.env`, `env-sample`."""
    return bool(_ENV_FILE.fullmatch(name))


_TEMPLATE = re.compile(r"(?:^|[._-])(?:examples?|samples?|templates?|dist)(?:[._-]|$)", re.IGNORECASE)


def is_template_name(path: str) -> bool:
    """Return whether a file is a template by its name: `docker-compose.override.example.yml`."""
    return bool(_TEMPLATE.search(path.rpartition("/")[2]))


_FOR_PODMAN = re.compile(r"(?:^|/)podman-compose(?:[._-][^/]*)?\.ya?ml$")


def is_for_podman(path: str) -> bool:
    """Return whether only podman-compose looks for a compose file of this name (COMPOSE_DEFAULT_LS in podman_compose.py)."""
    return bool(_FOR_PODMAN.search(path))
