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
SETTINGS = "/etc/nginx/nginx.conf"
_PID = re.compile(r"^\s*pid\s+[\"']?/(?:tmp|var/cache/nginx|dev)/", re.MULTILINE)


def keeps_pid_file_from_root(settings: str) -> bool:
    """Return whether main settings name a pid file that nginx may write without root.

    >>> keeps_pid_file_from_root("worker_processes 1;")
    False
    """
    return bool(_PID.search(settings))
