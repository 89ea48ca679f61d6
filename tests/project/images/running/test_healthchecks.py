"""Which services lack a healthcheck, and which of them need one."""

from __future__ import annotations

import pytest

from tests.support.small_projects import project

SERVER = 'FROM node:22-slim\nCOPY server.js ./\nCMD ["node", "server.js"]\n'


def needing(compose: str, **files: str) -> list[str]:
    """Return the names of the services of compose.yaml that need a healthcheck and have none."""
    found = project({"compose.yaml": compose, "Dockerfile": SERVER, "server.js": "", **files})
    (only,) = found.compose.projects
    return [one.name for one in found.healthchecks.needing(only)]


def test_services_of_all_stages_in_order() -> None:
    body = "services:\n  b: {build: ./b, restart: always, ports: ['1:1']}\n  a: {build: ., restart: always, ports: ['2:2']}\n"
    assert needing(body, **{"b/Dockerfile": SERVER, "b/server.js": ""}) == ["b", "a"]


@pytest.mark.parametrize(
    "keys",
    [
        "healthcheck: {test: [CMD, check]}, restart: always, ports: ['1:1']",
        "healthcheck: {disable: true}, restart: always, ports: ['1:1']",
        "restart: 'no', ports: ['1:1']",
        "ports: ['1:1']",
    ],
)
def test_who_needs_none(keys: str) -> None:
    assert needing(f"services:\n  it: {{build: ., {keys}}}\n") == []


def test_nobody_keeps_a_service_running_that_is_never_restarted() -> None:
    body = "services:\n  a: {build: ., restart: 'no', ports: ['1:1']}\n  b: {build: ., restart: always, ports: ['2:2']}\n"
    assert needing(body) == ["b"]


def test_an_image_from_elsewhere_is_not_built_here() -> None:
    assert needing("services:\n  it: {image: redis:7, restart: always, ports: ['1:1']}\n") == []


def test_the_same_stage_lacks_it_in_each_service() -> None:
    body = "services:\n  a: {build: ., restart: always}\n  b: {build: ., restart: always}\n"
    found = project({"compose.yaml": body, "Dockerfile": SERVER, "server.js": ""})
    stage = found.images.containers[0].image.stage.written
    assert [one.name for one in found.healthchecks.lacking(stage)] == ["a", "b"]
    assert [one.service.name for one in found.healthchecks.running(stage) if one.service] == ["a", "b"]
