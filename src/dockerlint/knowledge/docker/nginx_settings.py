"""The main settings of nginx.

Source: the Dockerfiles of github.com/nginxinc/docker-nginx-unprivileged, which put `pid /tmp/nginx.pid;` into /etc/nginx/nginx.conf, and `listen 8080`
in place of `listen 80` into /etc/nginx/conf.d/default.conf.
"""

from __future__ import annotations

import re

FOLDER = "/etc/nginx"
"""Its unprivileged sibling gives this folder to the user that it runs as (`chown -R $UID:0 /etc/nginx` in its Dockerfiles)."""
PORT = 80
"""What nginx listens on, and its unprivileged sibling does not, without settings of its own."""
ASKS_PORT = re.compile(r"\b(?:localhost|127\.0\.0\.1)(?::80)?(?![\w:.])")
"""A healthcheck that asks this port: it names no other."""
SETTINGS = "/etc/nginx/nginx.conf"
TEMPLATES = "/etc/nginx/templates"
"""From here the entrypoint of the image writes into /etc/nginx/conf.d (docker-library/docs, nginx: "Using environment variables")."""
PROGRAM = "nginx"
"""The server, and the user that its image adds."""
_TEMPORARY = frozenset("client_body proxy fastcgi uwsgi scgi".split())
"""What has a folder for temporary files, below /var/cache/nginx by default (nginx.org: `client_body_temp_path` and its like)."""
_TEMP_PATH = re.compile(r"^\s*(\w+)_temp_path\s+[\"']?/(?:tmp|dev/shm)/", re.MULTILINE)
_LISTENS = re.compile(r"^\s*listen\s+(?:[\w.*]+:|\[[\w:]+\]:)?(\d+)", re.MULTILINE)
_FIRST_FREE_PORT = 1024
_PID = re.compile(r"^\s*pid\s+[\"']?/(?:tmp|var/cache/nginx|dev)/", re.MULTILINE)

_OWN_LOG = re.compile(
    r"^\s*(?:access|error)_log\s+(?!/(?:dev|tmp)/|/var/log/nginx/(?:access|error)\.log\b|(?:off|stderr|syslog)\b)",
    re.MULTILINE,
)
"""A log in a folder of root; the two in /var/log/nginx are links to the output of the container (nginxinc/docker-nginx, Dockerfile)."""
_ANYWHERE = re.compile(r"^\s*pid\s+[\"']?/(?:tmp|dev)/", re.MULTILINE)


def keeps_pid_file_from_root(settings: str) -> bool:
    """Return whether main settings name a pid file that nginx may write without root.

    >>> keeps_pid_file_from_root("worker_processes 1;")
    False
    """
    return bool(_PID.search(settings))


def suits_any_user(settings: str) -> bool:
    """Return whether nginx runs as any user by its main settings: pid, logs and temporary files are in folders of all, and it listens above the ports of root."""
    named = set(_TEMP_PATH.findall(settings))
    ports = [int(port) for port in _LISTENS.findall(settings)]
    free = bool(ports) and all(port >= _FIRST_FREE_PORT for port in ports)
    if not free or _OWN_LOG.search(settings):
        return False
    return named >= _TEMPORARY and _ANYWHERE.search(settings) is not None
