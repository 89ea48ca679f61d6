"""Whether somebody keeps the services of a compose file running."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.operated import is_operated
from tests.support.small_projects import project

DOCKERFILE = 'FROM node:22-slim\nCOPY work.js ./\nCMD ["node", "work.js"]\n'


def operated(compose: str, path: str = "compose.yaml", **more: str) -> bool:
    """Return the answer for the service `it` of the compose file at a path."""
    found = project({path: compose, "Dockerfile": DOCKERFILE, "work.js": "", **more})
    (answer,) = {is_operated(one) for one in found.services.all if one.name == "it" and one.path == path}
    return answer


@pytest.mark.parametrize(
    "key",
    ["restart: always", "restart: ${POLICY}", "healthcheck: {disable: true}", "deploy: {replicas: 2}"],
)
def test_a_key_of_one_service_shows_it_for_all_of_its_file(key: str) -> None:
    assert operated(f"services:\n  it:\n    build: .\n  db:\n    image: postgres:17\n    {key}\n")


def test_a_file_with_builds_and_ports_only_is_there_to_try_things_out() -> None:
    assert not operated("services:\n  it:\n    build: .\n    ports: ['80:80']\n")


@pytest.mark.parametrize("path", ["compose.prod.yaml", "production/compose.yaml", "self-hosted/compose.yaml"])
def test_a_name_shows_it(path: str) -> None:
    context = ".." if "/" in path else "."
    assert operated(f"services:\n  it:\n    build: {context}\n", path)


def test_a_word_within_a_name_does_not() -> None:
    assert not operated("services:\n  it:\n    build: .\n", "compose.products.yaml")


def test_a_comment_at_the_head_shows_it() -> None:
    assert operated("# The stack that runs in production.\nservices:\n  it:\n    build: .\n")
    assert not operated("# Never run this in production.\nservices:\n  it:\n    build: .\n")


def test_nobody_starts_a_file_that_lists_images_to_build() -> None:
    body = "services:\n  it: {build: ., image: acme/it, restart: always}\n  other: {build: ., image: acme/other}\n"
    assert operated(body) is False
    assert operated(body.replace("restart: always", "restart: always, ports: ['80:80']")) is True
    assert operated("# The stack that runs in production.\n" + body) is True


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("    stdin_open: true\n    tty: true\n", False),
        ("    tty: true\n", True),
        ("    stdin_open: true\n    tty: true\n    ports: ['80:80']\n", True),
        ("    stdin_open: true\n    tty: true\n    restart: always\n", True),
    ],
)
def test_a_terminal_without_ports_is_there_for_a_person(keys: str, expected: bool) -> None:
    db = "  db:\n    image: postgres:17\n    restart: always\n"
    assert operated(f"services:\n  it:\n    build: .\n{keys}{db}") is expected


@pytest.mark.parametrize(
    ("context", "expected"), [("./old", False), ("./api", True), ("./not-here", True), ("${WHERE}", True)]
)
def test_a_file_of_which_an_image_cannot_be_built_is_not_kept_running(context: str, expected: bool) -> None:
    compose = f"services:\n  it:\n    build: .\n    restart: always\n  other:\n    build: {context}\n"
    more = {"old/main.go": "", "api/Dockerfile": DOCKERFILE}
    assert operated(compose, **more) is expected
