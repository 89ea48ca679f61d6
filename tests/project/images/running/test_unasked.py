"""Whether anything asks an image that ships whether it works."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.unasked import can_ask, is_unasked
from tests.support.small_projects import lone, project

APP = 'FROM node:22-slim\nCOPY main.js ./\nEXPOSE 3000\nCMD ["node", "main.js"]\n'
CHECK = "    healthcheck: {test: [CMD, 'true']}\n"
PUSHES = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build --push %s .\n"


def unasked(dockerfile: str = APP, **files: str) -> bool | None:
    """Return the answer for the one image that no service runs, or else for the service's."""
    texts = {name.replace("__", "/").replace("_", ".") + ".yaml": text for name, text in files.items()}
    found = project({"Dockerfile": dockerfile, "main.js": "", **texts})
    containers = [one for one in found.images.containers if one.image.stage.written.index == 0]
    container = min(containers, key=lambda one: one.service is not None)
    return is_unasked(container, found.services, found.code)


@pytest.mark.parametrize(
    "dockerfile",
    [
        APP,
        'FROM gcr.io/distroless/nodejs22-debian12\nCOPY main.js ./\nEXPOSE 3000\nCMD ["main.js"]\n',
        APP.replace("EXPOSE 3000\n", "ENV PORT=3000\n"),
        APP.replace("EXPOSE 3000\n", "").replace('"main.js"]', '"main.js", "--port=3000"]'),
        'FROM python:3.13\nCOPY main.js ./\nCMD ["uvicorn", "app:app"]\n',
        "FROM nginx:1.29\nCOPY main.js /usr/share/nginx/html/\nCMD nginx -g 'daemon off;'\n",
    ],
)
def test_what_listens_without_a_healthcheck_is_unasked(dockerfile: str) -> None:
    assert unasked(dockerfile) is True


@pytest.mark.parametrize(
    "dockerfile",
    [
        APP + "HEALTHCHECK CMD node ask.js\n",
        APP + "HEALTHCHECK NONE\n",
        APP.replace("EXPOSE 3000\n", ""),
        'FROM gcr.io/distroless/static\nCOPY main.js /\nEXPOSE 3000\nENTRYPOINT ["/main.js"]\n',
        'FROM scratch\nCOPY main.js /app/\nEXPOSE 3000\nENTRYPOINT ["/app/main.js"]\n',
    ],
)
def test_what_has_one_or_listens_on_nothing_or_cannot_ask_is_not(dockerfile: str) -> None:
    assert unasked(dockerfile) is False


def test_an_unknown_base_image_may_have_one() -> None:
    assert unasked(APP.replace("node:22-slim", "acme/node:1")) is None


def test_an_image_that_starts_nothing_listens_on_nothing() -> None:
    bench = "FROM debian:13\nCOPY main.js /srv/\nEXPOSE 3000\n"
    assert unasked(bench, _github__workflows__images=PUSHES % "-t acme/api") is False


def test_a_public_web_server_listens() -> None:
    site = "FROM nginx:1.29\nCOPY main.js /usr/share/nginx/html/\n"
    assert unasked(site, _github__workflows__images=PUSHES % "-t acme/site") is True


SERVICE = "services:\n  api:\n    %s\n"


@pytest.mark.parametrize(
    ("compose", "answer"),
    [
        (SERVICE % "image: acme/api:1" + CHECK, False),
        (SERVICE % "image: ${OWNER}/api" + CHECK, None),
        (SERVICE % "image: ${IMAGE}" + CHECK, None),
        (SERVICE % "image: acme/worker" + CHECK, True),
        (SERVICE % "image: redis:8" + CHECK, True),
        (SERVICE % "image: ${IMAGE}", True),
        (SERVICE % "build: https://example.org/it.git" + CHECK, None),
    ],
)
def test_a_service_with_a_healthcheck_that_may_run_it_answers(compose: str, answer: bool | None) -> None:
    assert unasked(compose_dev=compose, _github__workflows__images=PUSHES % "-t acme/api") is answer


@pytest.mark.parametrize(
    ("image", "answer"), [("example.org/acme/api", None), ("postgres:17", True), ("grafana/grafana", True)]
)
def test_an_image_without_a_name_may_be_what_a_service_runs(image: str, answer: bool | None) -> None:
    assert unasked(compose_dev=SERVICE % f"image: {image}" + CHECK) is answer


@pytest.mark.parametrize(("check", "answer"), [(CHECK, False), ("", True)])
def test_a_service_for_development_answers_only_with_a_healthcheck(check: str, answer: bool) -> None:
    compose = SERVICE % "build: ." + check
    assert unasked(compose_dev=compose, _github__workflows__images=PUSHES % "-t acme/api") is answer


def test_what_only_a_service_for_development_builds_is_left_to_it() -> None:
    assert unasked(APP + "ENV NODE_ENV=production\n", compose_dev=SERVICE % "build: .") is False


def test_a_service_that_ships_is_judged_itself() -> None:
    compose = SERVICE % "build: ."
    assert unasked(compose=compose, _github__workflows__images=PUSHES % "-t acme/api") is False


@pytest.mark.parametrize(("check", "answer"), [(CHECK, False), ("", True)])
def test_a_healthcheck_of_a_service_over_another_stage_answers(check: str, answer: bool) -> None:
    compose = SERVICE % "build: {context: ., target: debug}" + check
    dockerfile = APP.replace("slim", "slim AS api", 1) + "FROM node:22-slim AS debug\n"
    workflow = PUSHES % "-t acme/api --target api"
    assert unasked(dockerfile, compose_dev=compose, _github__workflows__images=workflow) is answer


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("node:22-slim", True),
        ("acme/node:1", True),
        ("gcr.io/distroless/nodejs22-debian12", True),
        ("gcr.io/distroless/static", False),
        ("scratch", False),
    ],
)
def test_a_program_that_may_ask(base: str, expected: bool) -> None:
    assert can_ask(lone(f"FROM {base}\nCOPY main.js /\n", **{"main.js": ""}).image) is expected
