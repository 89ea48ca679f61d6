"""Coolify, a platform that reads compose files, fills in its own variables and takes its own keys out before it starts Compose.

Sources: https://coolify.io/docs/knowledge-base/docker/compose ("Coolify's magic environment variables", "Create an empty directory", "Exclude from
health checks"), and `stripCoolifyCustomFields` in bootstrap/helpers/docker.php of coollabsio/coolify.
"""

from __future__ import annotations

import re

KEYS = frozenset({"exclude_from_hc", "content", "is_directory", "isDirectory"})
"""Keys of a service (the first) and of a volume's long form."""
VARIABLES = re.compile(r"SERVICE_(?:FQDN|URL|PASSWORD|BASE64|REALBASE64|HEX)_\w+")
"""Variables that Coolify sets by itself: an address, a generated secret."""
_OWN = re.compile(rf"\b(?:{VARIABLES.pattern}|(?:exclude_from_hc|is_directory|isDirectory):)")


def is_for_coolify(path: str, text: str) -> bool:
    """Return whether a compose file is one that Coolify reads: by its name, its variables, or a key that is Coolify's alone."""
    return "coolify" in path.lower() or _OWN.search(text) is not None
