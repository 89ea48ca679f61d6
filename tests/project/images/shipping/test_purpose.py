"""What containers are for."""

from __future__ import annotations

import pytest

from dockerlint.project.images.shipping.purpose import runs_tests
from tests.support.small_projects import built, container, lone, project

SERVER = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n'
FILES = {"server.js": "serve()\n", "src/a.js": "", "conf/a.conf": ""}


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ('["node", "server.js"]', False),
        ('["node", "--watch-path=src", "server.js"]', True),
        ('["nodemon", "server.js"]', True),
        ('["npx", "vitest"]', True),
        ('["yarn", "dev"]', True),
        ('["npm", "test"]', True),
        ('["next", "dev"]', True),
        ('["next", "start"]', False),
        ('["nest", "start"]', None),
        ('["nest", "start", "--watch"]', True),
        ('["tsx", "server.ts"]', None),
        ('["tsx", "watch", "server.ts"]', True),
        ('["uvicorn", "--reload", "app:app"]', True),
        ('["locust", "-f", "load.py"]', True),
    ],
)
def test_what_it_starts(command: str, expected: bool | None) -> None:
    text = f"FROM node:22\nWORKDIR /app\nCOPY . .\nCMD {command}\n"
    found = lone(text, **FILES, **{"package.json": '{"scripts": {"dev": "node .", "test": "jest"}}'})
    assert found.starts_development is expected
    assert found.ships is (expected is not True)


@pytest.mark.parametrize(
    ("volume", "expected"),
    [
        (".:/app", True),
        ("./src:/app", True),
        ("../:/app", True),
        (".:/", True),
        (".:/app/src", False),
        ("./data:/app", False),
        ("./conf:/app", False),
        ("code:/app", False),
    ],
)
def test_sources_mounted_over_the_working_directory(volume: str, expected: bool) -> None:
    files = {
        "web/compose.yaml": f"services: {{it: {{build: ., volumes: ['{volume}']}}}}\nvolumes: {{code: {{}}}}\n",
        "web/Dockerfile": SERVER,
    }
    found = project({**files, **{f"web/{path}": text for path, text in FILES.items()}})
    assert found.images.containers[0].starts_development is expected


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("", True),
        ("    restart: 'no'\n", False),
        ("    restart: 'no'\n    ports: ['80:80']\n", True),
        ("    restart: 'no'\n    healthcheck: {test: curl localhost}\n", True),
        ("    profiles: [seed]\n", False),
        ("    profiles: [dev]\n", False),
        ("    profiles: [web]\n", True),
        ("    container_name: shop-mock\n", False),
        ("    image: dev-shop:1\n", False),
        ("    image: shop:dev\n", True),
        ("    environment: {NODE_ENV: development}\n", False),
        ("    environment: ['APP_ENV=local']\n", False),
        ("    environment: ['NODE_ENV=production']\n", True),
        ("    environment: ['NODE_ENV=${NODE_ENV:-development}']\n", True),
        ("    command: prisma migrate deploy\n", False),
        ("    command: prisma migrate deploy\n    restart: always\n", True),
    ],
)
def test_services_that_do_not_ship(service: str, expected: bool) -> None:
    (started,) = built(SERVER, service, **FILES).images.started
    assert started.ships is expected


@pytest.mark.parametrize(("other", "expected"), [("production", True), ("development", False)])
def test_an_environment_for_development_counts_unless_another_service_is_set_for_production(
    other: str, expected: bool
) -> None:
    more = f"  other:\n    image: acme/other:1.4\n    environment: {{NODE_ENV: {other}}}\n"
    assert container(SERVER, "    environment: {NODE_ENV: development}\n" + more, **FILES).ships is expected


@pytest.mark.parametrize(
    ("name", "own", "other", "expected"),
    [
        ("store-configure", "", "    restart: unless-stopped\n", False),
        ("setup", "", "    restart: always\n", False),
        ("store-init", "", "", True),
        ("store-init", "    restart: on-failure\n", "    restart: always\n", True),
        ("init-store", "", "    restart: always\n", True),
    ],
)
def test_a_service_that_prepares_those_that_are_restarted_ends(
    name: str, own: str, other: str, expected: bool
) -> None:
    compose = f"services:\n  {name}:\n    build: .\n{own}  store:\n    image: acme/store:1.4\n{other}"
    found = project({**FILES, "Dockerfile": SERVER, "compose.yaml": compose})
    assert [one.ships for one in found.images.containers] == [expected]


def test_a_job_leaves_the_development_machine() -> None:
    found = container(SERVER, "    restart: 'no'\n", **FILES)
    assert (found.ships, found.is_one_shot, found.leaves_development) == (False, True, True)


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        (SERVER, True),
        ("# Runs the end-to-end tests, for testing only.\n" + SERVER, False),
        (
            "# The image for local development\n"
            + SERVER
            + 'FROM node\nCOPY . .\nCMD ["node", "server.js"]\n',
            True,
        ),
        ("# This Dockerfile is for local development\n" + SERVER + "FROM node\nCOPY . .\nCMD run\n", False),
        ('FROM cypress/included:13\nCOPY . .\nCMD ["cypress", "run"]\n', False),
    ],
)
def test_images_for_tests(dockerfile: str, expected: bool) -> None:
    assert lone(dockerfile, **FILES).ships is expected


WORKFLOW = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build -t acme/pg docker/dev-pg && docker push acme/pg\n"


@pytest.mark.parametrize(("workflow", "expected"), [("", [False]), (WORKFLOW, [True])])
def test_what_a_workflow_publishes_ships_from_any_folder(workflow: str, expected: list[bool]) -> None:
    files = {
        "docker/dev-pg/Dockerfile": SERVER,
        "docker/dev-pg/server.js": "",
        ".github/workflows/x.yml": workflow or "on: push\n",
    }
    assert [one.ships for one in project(files).images.containers] == expected


PUSHED = """\
on: push
jobs:
  a:
    runs-on: x
    steps:
      - uses: docker/build-push-action@v6
        with: {{context: ., file: {file}, push: {push}}}
"""


@pytest.mark.parametrize(
    ("file", "push", "expected"),
    [
        ("dev/build/Dockerfile", "true", True),
        ("dev/build/Dockerfile", "false", False),
        ("demo/Dockerfile", "true", True),
        ("demo/Dockerfile", "false", False),
        ("e2e/Dockerfile", "true", False),
    ],
)
def test_a_published_image_ships_from_folders_for_development_and_examples(
    file: str, push: str, expected: bool
) -> None:
    files = {
        file: SERVER,
        "package.json": "{}",
        "server.js": "",
        ".github/workflows/x.yml": PUSHED.format(file=file, push=push),
    }
    assert [one.ships for one in project(files).images.containers] == [expected]


def test_a_compose_file_of_a_demo_ships_nothing() -> None:
    files = {
        "Dockerfile": SERVER,
        "server.js": "",
        "demo/compose.yaml": "services: {a: {build: ..}}\n",
        "compose.yaml": "services: {a: {build: .}}\n",
    }
    found = project(files).images.containers
    assert [(one.builder.at.path if one.builder else None, one.ships) for one in found] == [
        ("compose.yaml", True),
        ("demo/compose.yaml", False),
    ]


@pytest.mark.parametrize(
    ("copy", "expected"), [("COPY src .", True), ("COPY server.js .", False), ("", False)]
)
def test_a_folder_of_which_the_image_copies_nothing_holds_no_sources(copy: str, expected: bool) -> None:
    text = f"FROM debian\nWORKDIR /var/lib/motion\n{copy}\nCMD motion\n"
    found = container(text, "    volumes: ['./src:/var/lib/motion']\n", **FILES)
    assert found.starts_development is expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("sleep infinity", True),
        ("[tail, -f, /dev/null]", True),
        ("sh -c 'sleep infinity'", True),
        ("sh -c 'node server.js & sleep infinity'", False),
        ("node server.js", False),
    ],
)
def test_a_service_that_only_waits_is_a_shell_for_a_person(command: str, expected: bool) -> None:
    compose = f"services:\n  it:\n    build: .\n    command: {command}\n"
    found = project({"Dockerfile": SERVER, "compose.yaml": compose, **FILES})
    assert found.images.containers[0].starts_development is expected


def test_an_image_that_waits_by_itself_may_ship() -> None:
    assert lone("FROM debian\nCOPY . .\nCMD sleep infinity\n", **FILES).ships is True


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ('FROM node:22\nCOPY . .\nCMD ["sleep", "60s"]\n', False),
        ("FROM debian\nCOPY . .\nCMD sleep 90\n", False),
        ("FROM debian\nCOPY . .\nCMD node server.js & sleep 90\n", True),
        ("FROM acme/base\nCOPY . .\nCMD sleep 90\n", True),
        ('FROM debian\nCOPY . .\nENTRYPOINT ["/start"]\nCMD ["sleep", "90"]\n', True),
    ],
)
def test_an_image_that_ends_after_a_while_carries_files_only(dockerfile: str, expected: bool) -> None:
    assert lone(dockerfile, **FILES).ships is expected


@pytest.mark.parametrize(
    ("body", "volume", "expected"),
    [
        ("RUN true", "./:/srv", True),
        ("RUN true", "./conf:/srv", False),
        ("COPY conf /conf", "./:/srv", False),
        ("COPY --from=acme/tool /tool /tool", "./:/srv", True),
    ],
)
def test_an_image_without_files_of_its_context_runs_over_the_whole_of_it(
    body: str, volume: str, expected: bool
) -> None:
    found = container(f"FROM node:22\n{body}\nCMD node a.js\n", f"    volumes: ['{volume}']\n", **FILES)
    assert found.starts_development is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("test", True), ("test_unit", True), ("api_test", True), ("speed-test", False), ("contest", False)],
)
def test_services_for_tests_by_name(name: str, expected: bool) -> None:
    files = {"Dockerfile": SERVER, "compose.yaml": f"services:\n  {name}: {{build: .}}\n", **FILES}
    (found,) = project(files).images.containers
    assert found.development is expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("ENTRYPOINT cp /made/key.pem /out/key.pem", True),
        ('CMD ["cp", "/made/key.pem", "/out"]', True),
        ("CMD set -e && generate ./out && rm -rf ./tmp", True),
        ("CMD generate ./out; rm -rf ./tmp", None),
        ("CMD serve & rm -rf ./tmp", None),
        ("CMD serve | tee /log", None),
        ("CMD test -f /out/a || cp a /out", None),
        ("CMD cp a /out && serve", None),
        ('ENTRYPOINT ["sh", "-c", "cp a /out; exec \\"$@\\""]', None),
        ('COPY start.sh /\nENTRYPOINT ["/start.sh"]', None),
    ],
)
def test_what_ends_with_a_change_of_files_is_a_job(start: str, expected: bool | None) -> None:
    files = {"Dockerfile": f"FROM node:22\nCOPY server.js .\n{start}\n", "start.sh": "cp a /out\n", **FILES}
    assert project(files).images.containers[0].is_one_shot is expected


@pytest.mark.parametrize(
    ("service", "command", "expected"),
    [
        ("api", "npx mocha", True),
        ("api", "npm run test:unit", True),
        ("api", "npm run latest", False),
        ("api", "node --watch server.js", False),
        ("test_unit", "./run.sh", True),
    ],
)
def test_what_runs_tests(service: str, command: str, expected: bool) -> None:
    scripts = '{"scripts": {"test:unit": "node t.js", "latest": "node server.js"}}'
    compose = f"services:\n  {service}:\n    build: .\n    command: {command}\n"
    tree = {"Dockerfile": SERVER, "package.json": scripts, "compose.yaml": compose, **FILES}
    found = [one for one in project(tree).images.started if one.service]
    assert [runs_tests(one.service, one.launch.started) for one in found] == [expected]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (
            "until curl http://broker\ndo\n  sleep 2\ndone\nfor one in a b; do curl -X PUT http://broker/$one; done\n",
            True,
        ),
        ("curl -X PUT http://broker\n./flags\n", None),
        ("while true; do curl http://broker; sleep 60; done\n", None),
        ("while curl http://broker; do sleep 60; done\nsleep 9\n", None),
        ("curl http://broker\ntail -f /dev/null\n", None),
        ('curl http://broker\nexec "$APP"\n', None),
    ],
)
def test_a_service_whose_script_runs_clients_alone_is_a_job(script: str, expected: bool | None) -> None:
    dockerfile = "FROM rabbitmq:4\nCOPY flags.sh /\n"
    found = built(dockerfile, "    entrypoint: /flags.sh\n", **{"flags.sh": f"#!/bin/sh\n{script}"}).images
    assert [one.is_one_shot or None for one in found.containers if one.service] == [expected]
