"""Variables in compose files that are set by the system on which Compose runs.

Sources: POSIX (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html) and login(1) for shells, Compose itself
(it sets PWD), Docker's documentation for DOCKER_*, desktops for DISPLAY and the like, and the lists of GitHub Actions
(https://docs.github.com/en/actions/reference/workflows-and-actions/variables) and GitLab CI
(https://docs.gitlab.com/ci/variables/predefined_variables/). UID and GID are not here: bash knows UID, but exports neither.
"""

from __future__ import annotations

SET_BY_SYSTEM = frozenset(
    "HOME PWD USER LOGNAME SHELL PATH TMPDIR LANG TERM USERPROFILE APPDATA LOCALAPPDATA DISPLAY "
    "WAYLAND_DISPLAY XAUTHORITY XDG_RUNTIME_DIR SSH_AUTH_SOCK DOCKER_HOST CI".split()
)
SYSTEM_PREFIXES = ("CI_", "GITHUB_", "RUNNER_")


def set_by_system(name: str) -> bool:
    """Return whether a variable has a value on every system where Compose runs, or where the file is meant to run."""
    return name in SET_BY_SYSTEM or name.startswith(SYSTEM_PREFIXES)
