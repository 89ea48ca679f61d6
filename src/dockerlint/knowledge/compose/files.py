"""The names of Compose's files, of options of its command, and of variables that are set before it runs (https://docs.docker.com/reference/cli/docker/compose/, and compose-go's defaults)."""

from __future__ import annotations

import re

from dockerlint.knowledge.compose import coolify

DEFAULT_NAMES = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
"""In the order in which Compose looks for them."""
OVERRIDES = (
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
)
TAKES_VALUE = frozenset(
    [
        "--env-file",
        "-p",
        "--project-name",
        "--profile",
        "--project-directory",
        "--ansi",
        "--progress",
        "--parallel",
    ]
)
"""The options before the command's own verb that have a value in the next word, except those that name a file."""
MADE_BY_PORTAINER = "stack.env"
"""The env_file that Portainer writes from a stack's variables (https://docs.portainer.io/user/docker/stacks/add)."""
_ENV_FILE = re.compile(
    r"(?=.*(?:^|[._-])env(?:rc|ironment)?(?:[._-]|$))"
    r"(?!.*\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|json|ya?ml|toml|mdx?|html?|css|vue|svelte|ps1|bat|cmd|dockerfile|vault)$).*",
    re.IGNORECASE,
)

SET_BY_SYSTEM = frozenset(
    "HOME PWD USER LOGNAME SHELL PATH TMPDIR LANG TERM USERPROFILE APPDATA LOCALAPPDATA DISPLAY "
    "WAYLAND_DISPLAY XAUTHORITY XDG_RUNTIME_DIR SSH_AUTH_SOCK DOCKER_HOST CI".split()
)
SYSTEM_PREFIXES = ("CI_", "GITHUB_", "RUNNER_")
"""Variables that the system sets on which Compose runs.

Sources: POSIX (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html) and login(1) for shells, Compose itself
(it sets PWD), Docker's documentation for DOCKER_*, desktops for DISPLAY and the like, and the lists of GitHub Actions
(https://docs.github.com/en/actions/reference/workflows-and-actions/variables) and GitLab CI
(https://docs.gitlab.com/ci/variables/predefined_variables/). UID and GID are not here: bash knows UID, but exports neither.
"""


def is_env_file(name: str) -> bool:
    """Return whether a file's name is that of an env file or its template: `.env.example`, `example.env`, `env-sample`."""
    return bool(_ENV_FILE.fullmatch(name))


_OWN_ENV_FILE = re.compile(r"\.(?:[\w-]+\.)?env(?:\..+)?")


def is_own_env_file(name: str) -> bool:
    """Return whether a file has a name under which each user keeps settings and secrets of their own, outside of git: `.env`, `.env.prod`, `.db.env`."""
    return _OWN_ENV_FILE.fullmatch(name) is not None


_TEMPLATE = re.compile(
    r"(?:^|[._-])(?:examples?|samples?|templates?|tmpl|tpl|dist)(?:[._-]|$)", re.IGNORECASE
)


def is_template_name(path: str) -> bool:
    """Return whether a file is to be copied before use, by its name: `docker-compose.override.example.yml`."""
    return bool(_TEMPLATE.search(path.rpartition("/")[2]))


_FILLED_IN = re.compile(r"(?:^|[._-])(?:templates?|tmpl|tpl)(?:[._-]|$)", re.IGNORECASE)


def is_filled_in(path: str) -> bool:
    """Return whether a script may replace words of a file before use, by its name: `docker-compose-template.yml`; an example is only copied."""
    return bool(_FILLED_IN.search(path.rpartition("/")[2]))


_FOR_PODMAN = re.compile(r"(?:^|/)podman-compose(?:[._-][^/]*)?\.ya?ml$")


def is_for_podman(path: str) -> bool:
    """Return whether only podman-compose looks for a compose file of this name (COMPOSE_DEFAULT_LS in podman_compose.py)."""
    return bool(_FOR_PODMAN.search(path))


def set_by_system(name: str) -> bool:
    """Return whether a variable has a value on every system where Compose runs, or where the file is meant to run."""
    is_of_coolify = coolify.VARIABLES.fullmatch(name) is not None
    return name in SET_BY_SYSTEM or name.startswith(SYSTEM_PREFIXES) or is_of_coolify
