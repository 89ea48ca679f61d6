from __future__ import annotations

import pytest

from dockerlint.project.commands.failures import Failure
from dockerlint.project.images.services import ComposeService
from tests.support.small_projects import project

APP = 'FROM node:22-slim\nSHELL ["/bin/bash", "-c"]\nWORKDIR /app\nCOPY . .\nCMD ["node", "main.js"]\n'


def services(text: str, path: str = "compose.yaml", dockerfile: str = APP) -> dict[str, ComposeService]:
    files = {path: text, "Dockerfile": dockerfile, "main.js": ""}
    found = [one for one in project(files).subjects("service") if isinstance(one, ComposeService)]
    return {one.name: one for one in found}


def one(body: str, path: str = "compose.yaml", dockerfile: str = APP) -> ComposeService:
    text = "services:\n  it:\n" + "".join(f"    {line}\n" for line in body.split("\n"))
    return services(text, path, dockerfile)["it"]


def test_services_of_images_that_are_not_built_here_too() -> None:
    found = services("services:\n  db: {image: 'postgres:17'}\n  app: {build: .}\n")
    assert [(name, it.container is None, it.repository, it.path) for name, it in found.items()] == [
        ("db", True, "postgres", "compose.yaml"),
        ("app", False, "node", "compose.yaml"),
    ]
    assert found["app"].at.text == "app"


def test_the_services_of_a_fragment_are_left_out() -> None:
    assert services("services:\n  it: {environment: {A: b}}\n", "compose.extra.yaml") == {}


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ('["CMD", "curl", "-f", "http://x"]', [("curl", '"curl"')]),
        ('["CMD-SHELL", "curl -f http://x || exit 1"]', [("curl", "curl"), ("exit", "exit")]),
        ("curl -f http://x || exit 1", [("curl", "curl"), ("exit", "exit")]),
        ('["CMD", "bash", "-c", "wget -q x"]', [("wget", "wget")]),
    ],
)
def test_the_commands_of_a_healthcheck_and_their_places(test: str, expected: list[tuple[str, str]]) -> None:
    found = one(f"image: redis\nhealthcheck:\n  test: {test}").healthcheck
    assert found is not None
    script = found.script
    assert [(each.program, each.words[0].at.text) for each in script.commands] == expected
    assert script.complete


def test_a_negated_command_is_marked() -> None:
    found = one("image: redis\nhealthcheck:\n  test: '! curl -f x'").healthcheck
    assert found is not None
    assert [(each.program, each.negated) for each in found.script.commands] == [("curl", True)]
    assert found.failures == (Failure.LOST,)


@pytest.mark.parametrize("test", ['["${KIND}", "x"]', "curl ${URL}", '["CMD-SHELL"]'])
def test_a_healthcheck_that_is_not_known_is_not_complete(test: str) -> None:
    found = one(f"image: redis\nhealthcheck:\n  test: {test}").healthcheck
    assert found is not None
    script = found.script
    assert (script.commands, script.complete) == ((), False)


def test_no_healthcheck_has_no_commands() -> None:
    assert one("image: redis").healthcheck is None
    assert one("image: redis\nhealthcheck:\n  interval: 5s").healthcheck is None
    assert one("image: redis\nhealthcheck: {test: [NONE]}").healthcheck is None
    assert one("image: redis\nhealthcheck: {test: curl x, disable: true}").healthcheck is None


@pytest.mark.parametrize(
    ("body", "instruction", "expected"),
    [
        ("build: .", "HEALTHCHECK --interval=5s CMD curl x || exit 1", ("HEALTHCHECK", ["curl", "exit"])),
        ("build: .", 'HEALTHCHECK CMD ["curl", "x"]', ("HEALTHCHECK", ["curl"])),
        ("build: .\nhealthcheck: {interval: 5s}", "HEALTHCHECK CMD curl x", ("HEALTHCHECK", ["curl"])),
        ("build: .\nhealthcheck: {test: wget x}", "HEALTHCHECK CMD curl x", ("healthcheck", ["wget"])),
        ("build: .\nhealthcheck: {disable: true}", "HEALTHCHECK CMD curl x", None),
        ("build: .", "HEALTHCHECK NONE", None),
        ("build: .", "EXPOSE 80", None),
    ],
)
def test_the_healthcheck_that_counts(
    body: str, instruction: str, expected: tuple[str, list[str]] | None
) -> None:
    found = one(body, dockerfile=f"{APP}{instruction}\n").healthcheck
    shown = found and (found.at.text, [each.program for each in found.script.commands])
    assert shown == expected


def test_what_follows_when_a_command_of_a_healthcheck_fails() -> None:
    found = one("image: redis\nhealthcheck: {test: 'a; b || c; d && e'}").healthcheck
    assert found is not None
    assert found.failures == (Failure.LOST, Failure.HANDLED, Failure.UNKNOWN, Failure.STOPS, Failure.STOPS)


@pytest.mark.parametrize(
    ("body", "program", "expected"),
    [
        ("image: node:22-slim", "curl", False),
        ("image: node:22", "curl", True),
        ("image: acme/x", "curl", None),
        ("image: node:22-slim\nbuild: https://example.com/x.git", "curl", None),
        ("build: .", "node", True),
        ("build: .", "curl", False),
    ],
)
def test_whether_the_image_has_a_program(body: str, program: str, expected: bool | None) -> None:
    assert one(body, dockerfile="FROM node:22-slim\nCOPY app.js /app/\n").has_program(program) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("image: redis", False),
        ("image: docker.io/library/postgres:17", False),
        ("image: axllent/mailpit", True),
        ("image: acme/x", None),
        ("image: '${IMAGE}'", None),
        ("image: redis\nhealthcheck: {test: [CMD, redis-cli, ping]}", True),
        ("image: axllent/mailpit\nhealthcheck: {disable: true}", False),
        ("build: .", False),
        ("image: redis\nhealthcheck: {test: [CMD, redis-cli, ping], disable: '${NO}'}", None),
        ("image: redis\nhealthcheck: {test: [CMD, redis-cli, ping], disable: '${NO:-false}'}", True),
        ("image: redis\nhealthcheck: {disable: '${NO}'}", False),
        ("image: axllent/mailpit\nhealthcheck: {disable: '${NO}'}", None),
        ("image: 'postgres:${TAG}'", False),
        ("image: 'postgres:${TAG}'\nhealthcheck: {test: [NONE], disable: '${NO}'}", False),
    ],
)
def test_whether_a_healthcheck_is_in_force(body: str, expected: bool | None) -> None:
    assert one(body).has_healthcheck is expected


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        (APP + "HEALTHCHECK CMD true\n", True),
        (APP + "HEALTHCHECK NONE\n", False),
        ("FROM acme/x\n", None),
    ],
)
def test_the_healthcheck_of_a_built_image(dockerfile: str, expected: bool | None) -> None:
    assert one("build: .", dockerfile=dockerfile).has_healthcheck is expected


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("ghcr.io/triggerdotdev/trigger.dev:${TAG:-latest}", "ghcr.io/triggerdotdev/trigger.dev"),
        ("localhost:5000/app:${TAG}", "localhost:5000/app"),
        ("redis@${DIGEST}", "redis"),
        ("docker.io/library/redis:7-${V}", "redis"),
        ("redis${TAG}", None),
        ("acme/${NAME}:1", None),
        ("localhost:${PORT}/app:1", None),
        ("${REGISTRY}/app:1", None),
    ],
)
def test_the_repository_is_known_without_the_tag(image: str, expected: str | None) -> None:
    assert one(f"image: '{image}'").repository == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("image: traefik:v3", True),
        ("image: nginx", None),
        ("image: redis", False),
        ("image: '${X}'", None),
        ("image: 'traefik:${TAG}'", True),
    ],
)
def test_proxies(body: str, expected: bool | None) -> None:
    assert one(body).is_proxy is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('image: redis\nrestart: "no"', True),
        ("image: redis\nprofiles: [migrate]", True),
        ("image: redis\nrestart: always", False),
        ("image: redis", None),
        ("image: minio/mc", True),
        ("image: minio/mc\nrestart: on-failure", True),
        ("image: minio/mc\nrestart: unless-stopped", None),
        ("build: .\ncommand: [prisma, migrate, deploy]", True),
        ("build: .\ncommand: [prisma, migrate, deploy]\nrestart: always", None),
        ("build: .", None),
    ],
)
def test_one_shot(body: str, expected: bool | None) -> None:
    assert one(body).is_one_shot is expected


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("database-migration", "{build: ., command: node up.js, restart: on-failure}", True),
        ("seed", "{build: ., entrypoint: node seed.js}", True),
        ("seed", "{build: ., command: node seed.js, restart: always}", False),
        ("migrator", "{build: .}", None),
        ("immigration", "{build: ., command: node up.js}", None),
    ],
)
def test_a_job_by_its_name(name: str, body: str, expected: bool | None) -> None:
    assert services(f"services:\n  {name}: {body}\n")[name].is_one_shot is expected


def test_a_service_that_another_waits_for_until_it_completes_is_one_shot() -> None:
    found = services(
        "services:\n  a: {image: x, depends_on: {b: {condition: service_completed_successfully}}}\n  b: {image: y}\n"
    )
    assert found["b"].is_one_shot is True
    ((dependency, target),) = found["a"].dependencies
    assert (dependency.service, target) == ("b", found["b"])


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        ("image: redis", "compose.yaml", False),
        ("image: redis", "compose.dev.yaml", True),
        ("image: redis\nprofiles: [test]", "compose.yaml", True),
        ("build: .\nvolumes: ['.:/app']", "compose.yaml", True),
        ("build: .", "compose.yaml", False),
    ],
)
def test_development(body: str, path: str, expected: bool | None) -> None:
    assert one(body, path).is_for_development is expected


def test_a_name_alone_does_not_decide_about_development() -> None:
    assert services("services:\n  test-db: {image: postgres}\n")["test-db"].is_for_development is None
