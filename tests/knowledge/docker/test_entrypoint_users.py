"""As whom the entrypoints of official images start a server."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.entrypoint_users import entrypoint_user


@pytest.mark.parametrize(
    ("repository", "program", "user"),
    [
        ("rabbitmq", "rabbitmq-server", "rabbitmq"),
        ("redis", "redis-server", "redis"),
        ("redis", "redis-cli", None),
        ("mongo", "mongod", "mongodb"),
        ("postgres", "bash", None),
        ("node", "node", None),
        (None, "postgres", None),
    ],
)
def test_users(repository: str | None, program: str, user: str | None) -> None:
    assert entrypoint_user(repository, program) == user
