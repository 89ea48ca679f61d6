"""The servers for which the entrypoint of an official image gives root up, and as whom: it asks for the name of the command that it is given.

Sources: docker-entrypoint.sh of docker-library/postgres, mysql, mongo, redis, rabbitmq, cassandra and influxdb, and of MariaDB/mariadb-docker.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NAME = "docker-entrypoint.sh"
"""What all of them are called, in /usr/local/bin."""


class _Server(NamedTuple):
    program: re.Pattern[str]
    user: str


_SERVERS = {
    "postgres": _Server(re.compile(r"postgres"), "postgres"),
    "mysql": _Server(re.compile(r"mysqld"), "mysql"),
    "mariadb": _Server(re.compile(r"mariadbd|mysqld"), "mysql"),
    "mongo": _Server(re.compile(r"mongo.*"), "mongodb"),
    "redis": _Server(re.compile(r"redis-server"), "redis"),
    "rabbitmq": _Server(re.compile(r"rabbitmq.*"), "rabbitmq"),
    "cassandra": _Server(re.compile(r"cassandra"), "cassandra"),
    "influxdb": _Server(re.compile(r"influxd"), "influxdb"),
}


def entrypoint_user(repository: str | None, program: str) -> str | None:
    """Return the user as whom the entrypoint of an image starts a program; None where it stays root, or is not known.

    >>> entrypoint_user("rabbitmq", "rabbitmq-server")
    'rabbitmq'
    """
    found = _SERVERS.get(repository or "")
    return found.user if found and found.program.fullmatch(program) else None
