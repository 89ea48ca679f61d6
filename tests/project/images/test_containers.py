from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from tests.support.small_projects import container, lone, project

APP = 'FROM node:22\nCOPY server.js .\nCMD ["node", "server.js"]\n'
FILES = {"server.js": "", "start.sh": "", "nginx.conf": ""}


def shipping(files: dict[str, str]) -> list[tuple[str, str, bool | None]]:
    found = project({**FILES, **files}).images.containers
    return [(one.image.dockerfile.path, one.image.stage.written.label, one.ships) for one in found]


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        (APP, True),
        ("FROM node:22\nCOPY server.js .\n", False),
        ('FROM debian\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n', False),
        ('FROM nginx\nCOPY nginx.conf /etc/nginx/\nCMD ["nginx"]\n', False),
        (
            'FROM node AS build\nCOPY server.js .\nFROM node\nCOPY --from=build /server.js .\nCMD ["node", "server.js"]\n',
            True,
        ),
        ('FROM node\nCOPY dist dist\nCMD ["node", "dist"]\n', True),
        ('FROM alpine\nCOPY daemon /\nCMD ["/daemon"]\n', True),
        ('FROM alpine\nCOPY boot.sh /\nCMD ["/boot.sh"]\n', None),
        ('FROM node\nCOPY package.json yarn.lock ./\nCOPY . .\nCMD ["node", "server.js"]\n', None),
        ("# syntax=acme/frontend\n" + APP, False),
    ],
)
def test_a_dockerfile_that_nobody_builds_ships_if_it_is_an_application(
    dockerfile: str, expected: bool | None
) -> None:
    assert lone(dockerfile, **FILES).ships is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [("Dockerfile", True), ("Dockerfile.dev", False), ("ci.Dockerfile", False), ("Dockerfile.device", True)],
)
def test_development_files_by_name(path: str, expected: bool) -> None:
    assert shipping({path: APP}) == [(path, "0", expected)]


def test_what_compose_and_workflows_build_ships_and_development_does_not() -> None:
    dockerfile = "".join(
        f"FROM node AS {name}\nCOPY . .\nCMD node a.js\n" for name in ("dev", "prod", "tools")
    )
    workflow = """\
on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with: {context: ., target: prod}
"""
    files = {
        "Dockerfile": dockerfile,
        "compose.yaml": "services:\n  a: {build: {context: ., target: dev}}\n  b: {build: {context: ., target: tools}}\n",
        ".github/workflows/ci.yml": workflow,
    }
    assert shipping(files) == [
        ("Dockerfile", "dev", False),
        ("Dockerfile", "tools", True),
        ("Dockerfile", "prod", True),
    ]


def test_a_development_compose_file_ships_nothing() -> None:
    files = {"Dockerfile": APP, "docker-compose.dev.yml": "services:\n  a: {build: .}\n"}
    assert shipping(files) == [("Dockerfile", "0", False)]


def test_a_broken_dockerfile_is_unknown() -> None:
    assert project({**FILES, "Dockerfile": APP + "COPY <<EOF /x\nnever ends\n"}).images.containers == ()


ENV_FILE_SERVICE = "services: {{a: {{build: ., env_file: {files}, environment: {environment}}}}}\n"


@pytest.mark.parametrize(
    ("env_files", "environment", "ignored", "expected"),
    [
        ("[a.env]", "{}", (), "4000"),
        ("[a.env]", "{PORT: 5000}", (), "5000"),
        ("[a.env, b.env]", "{}", (), "4001"),
        ("[a.env, other.env]", "{}", (), "4000"),
        ("[other.env]", "{}", (), "3000"),
        ("[a.env]", "{}", ("a.env",), None),
        ("[other.env]", "{}", ("other.env",), None),
        ("[a.env, b.env]", "{}", ("b.env",), None),
        ("[a.env, b.env]", "{}", ("a.env",), "4001"),
        ("[absent.env]", "{}", (), None),
        ("[{path: absent.env, required: false}]", "{}", (), None),
        ("[a.env, {path: absent.env, required: false}]", "{}", (), None),
        ("[absent.env]", "{PORT: 5000}", (), "5000"),
        ("[a.env]", "[PORT]", (), None),
    ],
)
def test_a_variable_of_an_env_file_goes_before_that_of_the_image(
    env_files: str, environment: str, ignored: tuple[str, ...], expected: str | None
) -> None:
    files = {
        "Dockerfile": "FROM node:22-slim\nENV PORT=3000\nEXPOSE 3000\n",
        "compose.yaml": ENV_FILE_SERVICE.format(files=env_files, environment=environment),
        "a.env": "PORT=4000\n",
        "b.env": "PORT=4001\n",
        "other.env": "TITLE=shop\n",
    }
    (found,) = load(MemoryFiles(files, ignored)).images.containers
    assert found.variable("PORT").value == expected


def published(image: str, push: str, compose: str = "compose.yaml", tag: str = "acme/app") -> dict[str, str]:
    build = f"docker build -f Dockerfile.dev {push} -t {tag}:$VERSION ."
    return {
        "Dockerfile.dev": APP,
        compose: f"services:\n  app: {{image: {image}, restart: always}}\n",
        ".github/workflows/ci.yml": f"on: push\njobs:\n  a:\n    steps:\n      - run: {build}\n",
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (published("acme/app", "--push"), True),
        (published("acme/app", "--output type=registry"), True),
        (published("acme/app", ""), False),
        (published("acme/app", "--push", compose="compose.dev.yaml"), False),
    ],
)
def test_the_name_of_a_dockerfile_whose_image_a_service_gets_from_a_registry_shows_nothing(
    files: dict[str, str], expected: bool
) -> None:
    containers = project({**FILES, **files}).images.containers
    assert [one.ships for one in containers if one.service] == [expected]


def test_the_name_of_a_folder_shows_development_even_if_its_image_is_published() -> None:
    files = published("acme/app", "--push")
    files["tests/Dockerfile"] = files.pop("Dockerfile.dev")
    files[".github/workflows/ci.yml"] = files[".github/workflows/ci.yml"].replace(
        "-f Dockerfile.dev", "-f tests/Dockerfile"
    )
    containers = project({**FILES, **files}).images.containers
    assert [one.ships for one in containers if one.service] == [False]


@pytest.mark.parametrize(
    ("dockerfile", "service", "expected"),
    [
        ("FROM scratch\nCOPY . /\n", "", False),
        ("FROM node:22 AS a\nCOPY . .\nFROM a AS b\n", "", False),
        ("FROM node:22\nCOPY . .\n", "    command: node a.js\n", True),
        ("FROM node:22\nCOPY . .\n", "    entrypoint: [node, a.js]\n", True),
        ("FROM node:22 AS a\nCMD node a.js\nFROM a AS b\n", "", True),
        ("FROM node:22\nENTRYPOINT [node, a.js]\n", "", True),
        ("FROM nginx:1.29\nCOPY . .\n", "", True),
        ("FROM tomcat:11\nCOPY . .\n", "", True),
        ("FROM postgres:18\n", "", True),
        ("FROM acme/base:1\nCOPY . .\n", "", True),
    ],
)
def test_what_starts_nothing_does_not_ship(dockerfile: str, service: str, expected: bool) -> None:
    found = container(dockerfile, service)
    assert (found.is_idle, found.ships) == (not expected, expected)


def test_a_script_that_pushes_shows_that_an_image_of_a_development_stack_ships() -> None:
    files = {"Dockerfile": APP, "develop/compose.yaml": "services:\n  a: {build: {context: ..}}\n"}
    push = "build:\n\tdocker build -t acme/a .\n\tdocker push acme/a\n"
    assert [one[2] for one in shipping(files)] == [False]
    assert [one[2] for one in shipping(files | {"Makefile": push})] == [False, True]
    assert [one[2] for one in shipping(files | {"Makefile": push.replace("push", "run")})] == [False]


def test_a_workflow_that_pushes_in_a_later_step_ships_what_it_builds_from_a_folder_for_development() -> None:
    body = "jobs:\n  a:\n    steps:\n      - run: docker build -t acme/a develop\n"
    push = "      - run: docker push acme/a\n"
    files = {"develop/Dockerfile": APP}
    assert [one[2] for one in shipping(files | {".github/workflows/a.yml": body})] == [False]
    assert [one[2] for one in shipping(files | {".github/workflows/a.yml": body + push})] == [True]


CHOOSES = '#!/bin/sh\ndev() {\n  nodemon server.js\n}\ncase "$1" in\n  dev) dev ;;\n  *) exec node server.js ;;\nesac\n'


@pytest.mark.parametrize(
    ("script", "push", "expected"),
    [
        (CHOOSES, "true", True),
        (CHOOSES, "false", False),
        ("#!/bin/sh\nexec nodemon server.js\n", "true", False),
    ],
)
def test_what_a_published_image_starts_in_a_branch_shows_nothing(
    script: str, push: str, expected: bool
) -> None:
    dockerfile = 'FROM node:22\nCOPY server.js start.sh /\nENTRYPOINT ["/start.sh"]\nCMD ["server"]\n'
    step = f"uses: docker/build-push-action@v6\n        with: {{context: ., push: {push}, tags: acme/a}}\n"
    files = {
        "Dockerfile": dockerfile,
        "start.sh": script,
        "server.js": "",
        ".github/workflows/a.yml": f"jobs:\n  a:\n    steps:\n      - {step}",
    }
    (container,) = project(files).images.started
    assert container.ships is expected
