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
        ("find /certs ! -empty -exec update-ca-certificates ';'; node a.js", [(Need.SYSTEM, None)]),
        ("find /a -exec rm {} +; node a.js", [(Need.WRITE, None)]),
        ("ls /a | xargs chown app; node a.js", [(Need.OWNER, None)]),
        ("cd /registry && git fetch origin main && node a.js", [(Need.WRITE, "/registry")]),
        ("git status; next lint; vite preview; prisma version", []),
    ],
)
def test_caches_and_engines(command: str, expected: list[tuple[Need, str | None]]) -> None:
    assert needs(command) == expected


@pytest.mark.parametrize("command", ["next start", "npx prisma migrate deploy && node a.js"])
def test_a_folder_that_is_given(command: str) -> None:
    assert needs(command, "/app") == []


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("sed -i s/a/b/ web/conf.json && node a.js", [(Need.REPLACE, "/app/web")]),
        ("sed -Ei.bak s/a/b/ /etc/it/*.json && node a.js", [(Need.REPLACE, "/etc/it")]),
        ("sed --in-place s/a/b/ $CONF && node a.js", [(Need.WRITE, None)]),
        ("sed s/a/b/ conf.json && node a.js", []),
        ("sed -i s/a/b/ /tmp/conf.json && node a.js", []),
    ],
)
def test_sed_makes_a_new_file_in_the_folder(command: str, expected: list[tuple[Need, str | None]]) -> None:
    assert needs(command) == expected


def test_a_file_that_is_given_does_not_help_sed() -> None:
    command = "sed -i s/a/b/ conf.json && node a.js"
    assert needs(command, "/app/conf.json") == [(Need.REPLACE, "/app")]
    assert needs(command, "/app") == []


@pytest.mark.parametrize(
    ("base", "copy", "expected"),
    [
        ("nginx:1.29", "", []),
        ("nginx:1.29", "COPY it.conf /etc/nginx/conf.d/default.conf.template\n", []),
        ("nginx:1.29", "COPY it.conf /etc/nginx/conf.d/default.conf\n", ["/etc/nginx/conf.d/default.conf"]),
        ("node:24", "", ["/etc/nginx/conf.d/default.conf"]),
    ],
)
def test_settings_that_the_unprivileged_sibling_may_write(base: str, copy: str, expected: list[str]) -> None:
    path = "/etc/nginx/conf.d/default.conf"
    it = container(
        f"FROM {base}\n{copy}CMD envsubst < {path}.template > {path}; exec nginx\n", **{"it.conf": ""}
    )
    assert [one.path for one in start_needs(it, ()) if one.kind is Need.WRITE] == expected
