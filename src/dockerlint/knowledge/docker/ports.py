"""Which variables and options name the port that a program listens on.

Sources: Heroku's and Cloud Run's `PORT`; nodejs.org/api/cli.html (`--inspect`, port 9229); the command-line references of next, vite, nuxt,
uvicorn, gunicorn, http-server, serve and json-server.
"""

from __future__ import annotations

PORT_VARIABLES = frozenset({"PORT", "APP_PORT", "SERVER_PORT", "HTTP_PORT", "LISTEN_PORT"})
PORT_OPTIONS = frozenset({"-p", "--port", "--http-port", "--listen-port"})
INSPECT_OPTIONS = frozenset({"--inspect", "--inspect-brk", "--inspect-wait", "--inspect-port"})
INSPECT_PORT = 9229
"""Where Node's debugger listens unless its option names another port."""
