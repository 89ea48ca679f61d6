"""Whether a compose project is for development."""

from __future__ import annotations

import pytest

from tests.support.compose_projects import projects

STACK = "services:\n  web: {build: .}\n"
DEVELOPERS = """
services:
  web: {build: {context: ., dockerfile: web/Dockerfile.dev}}
  api: {build: {context: ., dockerfile: api/Dockerfile.dev}}
  mail: {build: {context: ., dockerfile: mail/Dockerfile}}
"""
CONFIGURED = """
services:
  web: {build: ., env_file: web/.web-development.env}
  api: {build: ., env_file: [api.dev.env]}
  mail: {build: .}
"""
UP = "docker compose up -d"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"compose.yaml": STACK}, False),
        ({"docker-compose.dev.yml": STACK}, True),
        ({"deps/compose.yaml": STACK}, True),
        ({"compose.yaml": "# For local development only.\n" + STACK}, True),
        ({"compose.yaml": "# The shop.\n" + STACK}, False),
        ({"compose.yaml": "# For demonstration only, do not use in prod.\n" + STACK}, True),
        ({"demo/compose.yaml": STACK, "Dockerfile": "FROM alpine:3.22\n"}, True),
        ({"compose.yaml": STACK, "README.md": "`compose.yaml` is not for production.\n"}, True),
        ({"compose.yaml": STACK, "README.md": "The tests are not for production.\n"}, False),
        ({"compose.yaml": STACK, "README.md": "These compose files are for local development.\n"}, True),
        ({"compose.yaml": STACK, "README.md": "Run the compose file for testing purposes only.\n"}, True),
        ({"docker-compose.eu.yml": STACK, "README.md": "The compose file is for tests only.\n"}, False),
        ({"compose.yaml": CONFIGURED, "web/.web-development.env": "", "api.dev.env": ""}, True),
        ({"compose.yaml": CONFIGURED.replace("api.dev.env", ".env")}, False),
        ({"compose.yaml": CONFIGURED.replace(".web-development.env", ".env.local")}, False),
        ({"compose.yaml": CONFIGURED.replace("build: .", "image: shop")}, False),
        ({"docker-compose.prod.yml": CONFIGURED}, False),
        ({"compose.yaml": STACK + "  db: {image: postgres, container_name: devdb}\n"}, True),
        ({"compose.yaml": STACK + "  db: {image: postgres, container_name: shop-db}\n"}, False),
        ({"compose.yaml": STACK, "package.json": '{"scripts": {"dev": "docker compose up"}}'}, True),
        ({"compose.yaml": STACK, "package.json": '{"scripts": {"up": "docker compose up"}}'}, False),
        (
            {
                "compose.yaml": STACK,
                "package.json": '{"scripts": {"dev": "docker compose up", "stop": "docker compose down"}}',
            },
            True,
        ),
        (
            {
                "compose.yaml": STACK,
                "package.json": '{"scripts": {"dev": "docker compose up", "serve": "docker compose up"}}',
            },
            False,
        ),
        ({"compose.yaml": STACK, "dev.sh": UP, "README.md": UP}, False),
        ({"compose.yaml": DEVELOPERS}, True),
        ({"compose.yaml": DEVELOPERS.replace("web/Dockerfile.dev", "web/Dockerfile")}, False),
        ({"compose.yaml": STACK, ".devcontainer.json": '{"dockerComposeFile": "compose.yaml"}'}, True),
        ({"compose.yaml": STACK, "dev.sh": UP, ".github/workflows/ci.yml": f"run: {UP}"}, True),
        ({"compose.yaml": STACK, "dev.sh": UP, ".github/workflows/ci.yml": f"run: ssh host {UP}"}, False),
        ({"compose.yaml": STACK, ".github/workflows/ci.yml": f"run: {UP}"}, False),
        ({"compose.yaml": STACK, "Makefile": f"test:\n\t{UP}\n"}, True),
        (
            {"compose.yaml": STACK, "Makefile": "COMPOSE = docker compose -f compose.yaml\n", "dev.sh": UP},
            False,
        ),
    ],
)
def test_by_names_comment_and_callers(files: dict[str, str], expected: bool) -> None:
    assert projects(files)[0].model.for_development is expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"db/package.json": "{}"}, False),
        ({".devcontainer/devcontainer.json": '{"dockerComposeFile": "compose.yaml"}'}, False),
        (
            {"servers.yaml": "services:\n  db: {build: {context: ./db}}\n  web: {build: .}\n", "go.mod": ""},
            False,
        ),
        ({"servers.yaml": "services:\n  db: {build: 'https://example.org/db.git'}\n"}, False),
    ],
)
def test_servers_below_a_development_container(more: dict[str, str], expected: bool) -> None:
    files = {
        "compose.yaml": "include: [servers.yaml]\nservices:\n  cache: {image: redis:8, restart: always}\n",
        "servers.yaml": "services:\n  db: {build: ./db, ports: ['5432:5432']}\n",
        "db/Dockerfile": "FROM postgres:17\n",
        "Makefile": f"start:\n\t{UP}\n",
        ".devcontainer/compose.yaml": "services:\n  shop: {image: 'node:22', command: sleep infinity}\n",
        ".devcontainer/devcontainer.json": '{"dockerComposeFile": ["../servers.yaml", "compose.yaml"]}',
        **more,
    }
    (found,) = [one.model for one in projects(files) if one.model.path == "compose.yaml"]
    assert found.for_development is expected
