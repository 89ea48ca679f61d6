"""Whether anything sends requests to a service."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.reached import is_reached
from tests.support.small_projects import project

PLAIN = 'FROM node:22-slim\nCOPY work.js ./\nCMD ["node", "work.js"]\n'
NGINX = "server { location / { proxy_pass http://%s; } }\n"


def reached(compose: str, dockerfile: str = PLAIN, **files: str) -> bool | None:
    """Return the answer for the service `it`, whose Dockerfile is `it/Dockerfile`."""
    found = project(
        {
            "compose.yaml": f"services:\n{compose}",
            "it/Dockerfile": dockerfile,
            "it/work.js": "",
            "it/package.json": '{"name": "it"}',
            **files,
        }
    )
    (service,) = [one for one in found.services.all if one.name == "it"]
    return is_reached(service, found.code)


IT = "  it:\n    build: ./it\n"


@pytest.mark.parametrize(
    ("more", "dockerfile"),
    [
        ("    ports: ['80:3000']\n", PLAIN),
        ("    expose: [3000]\n", PLAIN),
        ("    labels: [traefik.enable=true]\n", PLAIN),
        ("    environment: {VIRTUAL_HOST: it.example.org}\n", PLAIN),
        ("    environment: {PORT: 3000}\n", PLAIN),
        ("    network_mode: host\n", PLAIN + "EXPOSE 3000\n"),
        ("", PLAIN + "EXPOSE 3000\n"),
        ("    command: [next, start]\n", PLAIN),
        ("    command: [uvicorn, 'app:app']\n", PLAIN),
        ("  other:\n    image: acme/other\n    depends_on: {it: {condition: service_healthy}}\n", PLAIN),
        ("    container_name: lead\n  other:\n    image: acme/other\n    command: sh -c 'docker logs lead | grep up'\n", PLAIN),
        ("    command: [node, work.js]\n", PLAIN + "EXPOSE 3000\n"),
        ("    command: [--verbose]\n", 'FROM node:22-slim\nENTRYPOINT ["node", "work.js"]\nEXPOSE 3000\n'),
        ("    command: [--quiet]\n", 'FROM node:22-slim\nENTRYPOINT ["node", "work.js"]\nCMD ["--verbose"]\nEXPOSE 3000\n'),
        ("    command: [node, other.js]\n    environment: {PORT: 80}\n", PLAIN + "EXPOSE 3000\n"),
        ("    command: [node, other.js, --port, '80']\n", PLAIN),
        ("  other:\n    image: acme/other\n    environment: {API: 'http://it:3000'}\n", PLAIN),
        ("  other:\n    image: acme/other\n    environment: {API_HOST: it}\n", PLAIN),
        ("  other:\n    image: acme/other\n    command: [forward, 'it:3000']\n", PLAIN),
        ("    container_name: lead\n  other:\n    image: acme/other\n    environment: {A: 'http://lead/'}\n", PLAIN),
    ],
)  # fmt: skip
def test_a_port_a_route_or_another_service_reaches_it(more: str, dockerfile: str) -> None:
    assert reached(IT + more, dockerfile) is True


@pytest.mark.parametrize(
    "more",
    [
        "",
        "    networks: [back]\nnetworks: {back: {}}\n",
        "    network_mode: host\n",
        "    network_mode: host\n    command: [./start.sh]\n",
        "    depends_on: [queue]\n  queue:\n    image: rabbitmq:4.1\n",
        "  other:\n    image: acme/other\n    environment: {A: 'http://it.example.org/', B: 'http://git:3000'}\n",
        "  other:\n    image: acme/other\n    depends_on: [it]\n",
        "    container_name: it\n  other:\n    image: acme/other\n    command: [work, it]\n",
        "    command: [node, --inspect, work.js]\n",
        "    command: [./start.sh]\n    entrypoint: [cron, -f]\n",
    ],
)
def test_nothing_reaches_it(more: str) -> None:
    assert reached(IT + more) is False


@pytest.mark.parametrize(
    ("command", "start"),
    [
        ("command: [node, consume.js]", 'CMD ["node", "work.js"]\n'),
        ("entrypoint: [node, consume.js]", 'ENTRYPOINT ["node", "work.js"]\n'),
        ("command: [node, consume.js]", 'ENTRYPOINT ["tini", "--"]\nCMD ["node", "work.js"]\n'),
    ],
)
def test_a_port_of_the_image_is_not_one_of_another_command(command: str, start: str) -> None:
    dockerfile = f"FROM node:22-slim\nENV PORT=3000\nEXPOSE 3000\nCOPY *.js ./\n{start}"
    assert reached(f"{IT}    {command}\n", dockerfile, **{"it/consume.js": ""}) is False
    assert reached(IT, dockerfile) is True


@pytest.mark.parametrize("code", ["app.listen(3000)\n", "await app\n  .listen (port)\n", "Bun.serve({})\n"])
def test_code_that_listens(code: str) -> None:
    assert reached(IT, **{"it/work.js": code}) is True


@pytest.mark.parametrize(
    ("more", "dockerfile"),
    [
        ("", PLAIN.replace("node:22-slim", "acme/node:22")),
        ("    network_mode: service:vpn\n", PLAIN),
        ("    network_mode: host\n", PLAIN.replace("node:22-slim", "acme/node:22")),
        ("    command: [./start.sh]\n", PLAIN),
        ("    networks: [web]\nnetworks:\n  web:\n    external: true\n", PLAIN),
        ("  proxy:\n    image: nginx:1.29\n", PLAIN),
        ("  proxy:\n    image: ${PROXY}\n", PLAIN),
    ],
)
def test_others_may_reach_it(more: str, dockerfile: str) -> None:
    assert reached(IT + more, dockerfile) is None


@pytest.mark.parametrize(
    ("host", "expected"), [("it:3000", True), ("it.example.org", False), ("other", False)]
)
def test_the_configuration_of_a_proxy_decides(host: str, expected: bool) -> None:
    mounted = "  proxy:\n    image: nginx:1.29\n    volumes: ['./conf:/etc/nginx/conf.d']\n"
    assert reached(IT + mounted, **{"conf/default.conf": NGINX % host}) is expected
    copied = "  proxy:\n    build: ./proxy\n"
    files = {
        "proxy/Dockerfile": "FROM nginx:1.29\nCOPY site.conf /etc/nginx/conf.d/\n",
        "proxy/site.conf": NGINX % host,
    }
    assert reached(IT + copied, **files) is expected


def test_a_service_that_is_not_built_here_is_not_decided() -> None:
    assert reached("  it:\n    image: acme/it\n") is None
