from __future__ import annotations

import pytest

from dockerlint.project.images.development import is_left_out, serves_development
from tests.support.small_projects import project

APP = 'FROM node:22\nCOPY server.js .\nCMD ["node", "server.js"]\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"e2e/Dockerfile": APP}, True),
        ({"Dockerfile": APP}, False),
        ({"Dockerfile.dev": APP}, False),
        ({"demo/Dockerfile.dev": APP, "package.json": "{}"}, True),
        ({"Dockerfile": "FROM node:22 AS dev\n" + APP}, False),
        ({"Dockerfile.dev": "# For local development only.\n" + APP}, True),
        ({"Dockerfile": APP, "README.md": "This repository contains examples.\n"}, True),
        (
            {"Dockerfile": APP, "README.md": "This repository contains examples.\n", "package.json": "{}"},
            False,
        ),
        ({"Dockerfile": "FROM node:22 AS dev\n", "compose.yaml": "services: {a: {build: .}}\n"}, True),
    ],
)
def test_a_dockerfile_is_for_development_if_all_its_images_are(files: dict[str, str], expected: bool) -> None:
    found = project({"server.js": "", **files}).images
    assert [serves_development(found, one) for one in {one.path for one in found.all}] == [expected]


PUSH = "on: push\njobs:\n  it:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: {context: ., push: true, tags: acme/it}\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"full.Dockerfile": APP}, True),
        ({"full.Dockerfile": APP.replace('"node", "server.js"', '"node", "job.js"')}, False),
        ({"full.Dockerfile": APP.replace('"node"', '"/usr/local/bin/node"')}, True),
        ({"full.Dockerfile": APP.replace('"node", "server.js"', '"sh", "start.sh"')}, False),
        ({"other/full.Dockerfile": APP}, False),
        ({"full.Dockerfile": APP, "compose.yaml": "services: {a: {build: {dockerfile: full.Dockerfile}}}\n"}, False),
        ({"full.Dockerfile": APP, "Makefile": "it:\n\tdocker build -f full.Dockerfile .\n"}, True),
        (
            {"full.Dockerfile": APP, "Makefile": "it:\n\tdocker build -t acme/full -f full.Dockerfile . && docker push acme/full\n"},
            False,
        ),
    ],
)  # fmt: skip
def test_a_twin_that_nothing_publishes(files: dict[str, str], expected: bool) -> None:
    tree = {"server.js": "", "Dockerfile": APP, ".github/workflows/push.yml": PUSH, **files}
    path = next(path for path in files if path.endswith("Dockerfile"))
    assert serves_development(project(tree).images, path) is expected
    assert serves_development(project(tree).images, "Dockerfile") is False


def test_a_twin_of_what_only_compose_builds_is_none() -> None:
    tree = {
        "server.js": "",
        "Dockerfile": APP,
        "full.Dockerfile": APP,
        "compose.yaml": "services: {a: {build: .}}\n",
    }
    assert serves_development(project(tree).images, "full.Dockerfile") is False


def test_a_twin_may_start_the_same_script_with_another_shell() -> None:
    script = 'FROM debian:13\nCOPY start.sh .\nCMD ["bash", "start.sh"]\n'
    tree = {"start.sh": "exec x\n", "Dockerfile": script, ".github/workflows/push.yml": PUSH}
    found = project({**tree, "slim.Dockerfile": script.replace("bash", "sh")}).images
    assert serves_development(found, "slim.Dockerfile") is True


@pytest.mark.parametrize(
    ("files", "path", "expected"),
    [
        ({".github/workflows/push.yml": PUSH}, "old/Dockerfile", True),
        ({"compose.yaml": "services: {a: {build: ., restart: always}}\n"}, "old/Dockerfile", True),
        ({"compose.yaml": "services: {a: {build: old}}\n"}, "old/Dockerfile", False),
        ({"compose.yaml": "services: {a: {build: old}}\n"}, "Dockerfile", False),
        ({"compose.dev.yaml": "services: {a: {build: .}}\n"}, "old/Dockerfile", False),
        ({"Makefile": "it:\n\tdocker build .\n"}, "old/Dockerfile", False),
        ({}, "old/Dockerfile", False),
        ({".github/workflows/push.yml": PUSH}, "compose.yaml", False),
    ],
)
def test_what_nobody_builds_beside_what_ships(files: dict[str, str], path: str, expected: bool) -> None:
    tree = {"server.js": "", "Dockerfile": APP, "old/Dockerfile": APP, "old/server.js": "", **files}
    assert is_left_out(project(tree).images, path) is expected
