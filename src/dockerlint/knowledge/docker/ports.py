"""Which variables and options name the port that a program listens on.

Sources: Heroku's and Cloud Run's `PORT`; nodejs.org/api/cli.html (`--inspect`, port 9229); the command-line references of next, vite, nuxt,
flask, rails, puma, uvicorn, gunicorn, hypercorn, php, http-server, serve and json-server; EXPOSE in the Dockerfiles of docker-library.
"""

from __future__ import annotations

import re

PORT_VARIABLES = frozenset({"PORT", "APP_PORT", "SERVER_PORT", "HTTP_PORT", "LISTEN_PORT"})
PORT_LIKE = re.compile("PORT|LISTEN|ADDR|BIND", re.IGNORECASE)
"""Variables that may name a port if their value is not known."""
PORT_OPTIONS = frozenset({"--port", "--http-port", "--listen-port"})
"""What names a port in every program but a client."""
SERVER_OPTIONS = {
    **dict.fromkeys(
        ("next", "nuxt", "serve", "http-server", "json-server", "flask", "rails", "puma"), frozenset({"-p"})
    ),
    **dict.fromkeys(("gunicorn", "hypercorn"), frozenset({"-b", "--bind"})),
    "php": frozenset({"-S"}),
}
"""A server's own options for a port, or for an address that ends with it."""
CLIENTS = frozenset(
    "curl mariadb mariadb-admin mongosh mysql mysqladmin pg_isready psql redis-cli ssh valkey-cli wget".split()
)
"""Programs whose options name the port of another one."""
READS_FILES = frozenset(
    ". apache2 caddy doppler env-cmd eval foreman haproxy httpd infisical nginx pm2 pm2-docker pm2-runtime source traefik".split()
)
"""Programs whose files, or a service, may name a port or set its variable."""
EXPOSES_NOTHING = frozenset(
    "alpine amazonlinux busybox debian eclipse-temurin fedora golang node openjdk python ruby rust scratch ubuntu".split()
)
"""Official images without an EXPOSE of their own."""
INSPECT_OPTIONS = frozenset({"--inspect", "--inspect-brk", "--inspect-wait", "--inspect-port"})
INSPECT_PORT = 9229
"""Where Node's debugger listens unless its option names another port."""
