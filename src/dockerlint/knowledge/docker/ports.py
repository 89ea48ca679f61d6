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
SERVERS = frozenset(SERVER_OPTIONS.keys() - {"php"}).union(
    {"uvicorn", "daphne", "nginx", "httpd", "apache2", "caddy", "haproxy", "traefik", "php-fpm"}
)
"""Programs that listen, with or without an option."""
CLIENTS = frozenset(
    "curl mariadb mariadb-admin mongosh mysql mysqladmin pg_isready psql redis-cli ssh valkey-cli wget".split()
)
"""Programs whose options name the port of another one."""
READS_FILES = frozenset(
    ". apache2 caddy doppler env-cmd eval foreman haproxy httpd infisical nginx pm2 pm2-docker pm2-runtime source traefik".split()
)
"""Programs whose files, or a service, may name a port or set its variable."""
EXPOSES_NOTHING = frozenset(
    "alpine amazonlinux busybox composer debian eclipse-temurin fedora gcc golang gradle maven node openjdk oven/bun denoland/deno "
    "perl python ruby rust scratch ubuntu mcr.microsoft.com/dotnet/runtime mcr.microsoft.com/dotnet/runtime-deps "
    "mcr.microsoft.com/dotnet/sdk ghcr.io/astral-sh/uv".split()
)
"""Images without an EXPOSE of their own (docker-library, oven-sh/bun, denoland/deno_docker, dotnet/dotnet-docker, astral-sh/uv)."""
INSPECT_OPTIONS = frozenset({"--inspect", "--inspect-brk", "--inspect-wait", "--inspect-port"})
INSPECT_PORT = 9229
"""Where Node's debugger listens unless its option names another port."""
ROUTES = re.compile(r"(?:traefik|caddy)(?:[._].*)?|VIRTUAL_(?:HOST|PORT)|LETSENCRYPT_HOST", re.IGNORECASE)
"""Labels and variables by which a proxy finds a container: Traefik's, caddy-docker-proxy's, nginx-proxy's."""
_SERVES = re.compile(r"\.listen\s*\(|\bcreateServer\s*\(|\bserve\s*\(")
"""What code calls to listen: Node's `server.listen`, Nest's `app.listen`, `Bun.serve` and Hono's `serve`."""
_CONSUMES = re.compile(r"\bcreateMicroservice\b.*\bTransport\.(?:NATS|KAFKA|REDIS|RMQ|MQTT)\b", re.DOTALL)
_LISTENS_TOO = re.compile(
    r"\bNestFactory\s*\.\s*create\s*[<(]|\bTransport\.(?:TCP|GRPC)\b|\.listen\s*\(\s*[^\s)]"
)
"""An application of HTTP, a transport of requests, or a port."""


def serves(code: str) -> bool:
    """Return whether code listens. A microservice of Nest with a broker as transport only connects, though it calls `listen()`.

    Source: https://docs.nestjs.com/microservices/basics (Transport), and the pages of each transporter there.
    """
    if _CONSUMES.search(code) and not _LISTENS_TOO.search(code):
        return False
    return _SERVES.search(code) is not None
