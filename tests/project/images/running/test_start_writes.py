"""What the commands of a start write."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.needs import Need
from dockerlint.project.images.running.start_writes import start_needs
from tests.support.small_projects import container

APP = "FROM node:22-slim\nWORKDIR /app\nCOPY . .\n"


def needs(command: str, *given: str) -> list[tuple[Need, str | None]]:
    it = container(f'{APP}CMD ["sh", "-c", "{command}"]\n')
    return [(one.kind, one.path) for one in start_needs(it, given)]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("next start", [(Need.WRITE, "/app/.next/cache")]),
        ("cd web && vite", [(Need.WRITE, "/app/web/node_modules/.vite")]),
        ("npx prisma migrate deploy && node a.js", [(Need.ENGINES, None)]),
        ("(echo > /dev/tcp/$HOST/$PORT) && node a.js", []),
        ("update-ca-certificates && node a.js", [(Need.SYSTEM, None)]),
        ("cd /registry && git fetch origin main && node a.js", [(Need.WRITE, "/registry")]),
        ("git status; next lint; vite preview; prisma version", []),
    ],
)
def test_caches_and_engines(command: str, expected: list[tuple[Need, str | None]]) -> None:
    assert needs(command) == expected


@pytest.mark.parametrize("command", ["next start", "npx prisma migrate deploy && node a.js"])
def test_a_folder_that_is_given(command: str) -> None:
    assert needs(command, "/app") == []
