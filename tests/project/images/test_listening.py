from __future__ import annotations

import pytest

from dockerlint.project.images.listening import Evidence, listeners, listens_on
from tests.support.small_projects import container

APP = 'FROM node:22\nEXPOSE 3000/tcp 9000-9001\nCMD ["node", "main.js"]\n'


def found(dockerfile: str, service: str = "") -> list[tuple[int, int, Evidence]]:
    each = listeners(container(dockerfile, service))
    return [(one.ports.start, one.ports.stop - 1, one.evidence) for one in each]


def test_expose_with_ranges_and_variables_of_the_build() -> None:
    assert found("FROM node:22\nARG P=80\nEXPOSE $P 9000-9001/udp $UNKNOWN\n") == [
        (80, 80, Evidence.EXPOSE),
        (9000, 9001, Evidence.EXPOSE),
    ]


def test_a_variable_of_the_service_goes_before_that_of_the_image() -> None:
    service = "    environment: {PORT: 4000}\n"
    assert found("FROM node:22\nENV PORT=3000\n", service) == [(4000, 4000, Evidence.VARIABLE)]
    (one,) = listeners(container("FROM node:22\n", service))
    assert one.at is not None
    assert one.at.text == "4000"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ('["next", "start", "-p", "3100"]', [(3100, 3100, Evidence.OPTION)]),
        ('["vite", "--port=5000"]', [(5000, 5000, Evidence.OPTION)]),
        ('["node", "--inspect=0.0.0.0:9230", "x.js"]', [(9230, 9230, Evidence.DEBUGGER)]),
        ('["node", "--inspect", "x.js"]', [(9229, 9229, Evidence.DEBUGGER)]),
        ('["serve", "-p", "$PORT"]', []),
    ],
)
def test_options_of_the_command(command: str, expected: list[tuple[int, int, Evidence]]) -> None:
    assert found(f"FROM node:22\nCMD {command}\n") == expected


@pytest.mark.parametrize(
    ("service", "port", "expected"),
    [
        ("", 3000, True),
        ("", 9001, True),
        ("", 4000, None),
        ("    environment: {PORT: 3000}\n", 4000, False),
        ("    environment: {PORT: 4000}\n", 4000, True),
        ("    command: [node, --inspect, main.js]\n", 9229, True),
        ("    command: [node, --inspect, main.js]\n", 4000, None),
        ("    environment: ['PORT=${P}']\n", 4000, None),
    ],
)
def test_whether_a_container_listens_on_a_port(service: str, port: int, expected: bool | None) -> None:
    assert listens_on(container(APP, service), port) is expected


BASE = "FROM node:22-slim\nENV PORT=3000\nEXPOSE 3000\n"
NODE = 'CMD ["node", "server.js"]\n'
MANIFEST = {
    "go.sh": "#!/bin/sh\nexec node server.js\n",
    "package.json": '{"name": "a", "scripts": {"start": "cross-env PORT=8080 node server.js"}}',
}


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (NODE, False),
        ("", None),
        ("CMD PORT=8080 exec node server.js\n", True),
        ("CMD export PORT=8080 && exec node server.js\n", True),
        ('CMD ["sh", "-c", "export PORT=8080; exec node server.js"]\n', True),
        ("CMD export PORT=8081 && exec node server.js\n", False),
        ("CMD export PORT=$(port) && exec node server.js\n", None),
        ("CMD [ -z $X ] || PORT=8080; exec node server.js\n", None),
        ("CMD LISTEN=:8080 exec node server.js\n", None),
        ('CMD ["npm", "start"]\n', True),
        ("CMD PORT=8080 npm run other\n", True),
        ("CMD export PORT=8080; ./go.sh\n", True),
        ("CMD PORT=8080; ./go.sh\n", None),
        ('CMD ["node", "server.js", "--port", "8080"]\n', True),
        ('CMD ["node", "server.js", "8080"]\n', None),
        ('CMD ["gunicorn", "-b", "0.0.0.0:8080", "app"]\n', True),
        ('CMD ["gunicorn", "--bind=0.0.0.0:8080", "app"]\n', True),
        ('CMD ["php", "-S", "0.0.0.0:8080"]\n', True),
        ("CMD mkdir -p 8080 && exec node server.js\n", False),
        ("CMD psql -p 8080; exec node server.js\n", False),
        ('CMD ["redis-cli", "-p", "8080", "ping"]\n', None),
        ('CMD ["psql", "--port", "8080"]\n', None),
        ('CMD ["ssh", "-p", "8080", "host"]\n', None),
        ("CMD serve -p 8080 & exec node server.js\n", True),
        ('CMD ["./missing.sh"]\n', None),
        ('CMD ["nginx", "-g", "daemon off;"]\n', None),
        ('CMD ["pm2-runtime", "ecosystem.config.js"]\n', None),
        ('CMD ["env-cmd", "node", "server.js"]\n', None),
        ("CMD . ./env.sh && exec node server.js\n", None),
        ("CMD eval $(cat env); exec node server.js\n", None),
        (f"EXPOSE $UNKNOWN\n{NODE}", None),
    ],
)
def test_what_the_command_names_decides_with_the_image(command: str, expected: bool | None) -> None:
    assert listens_on(container(f"{BASE}COPY . .\n{command}", **MANIFEST), 8080) is expected


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("    command: [node, server.js, --port, '${P}']\n", None),
        ("    environment: {PORT: '${P}'}\n", None),
        ("    environment: {GRPC_PORT: '8080'}\n", None),
        ("    environment: {LISTEN_ADDR: ':8080'}\n", None),
        ("    environment: {GRPC_PORT: '18080'}\n", False),
        ("    environment: {GRPC_PORT: '${P}'}\n", None),
        ("    environment: {TITLE: '${T}'}\n", False),
        ("    env_file: [app.env]\n", True),
        ("    env_file: [{path: absent.env, required: false}]\n", None),
    ],
)
def test_what_the_service_sets_may_name_the_port(service: str, expected: bool | None) -> None:
    files = {"app.env": "PORT=8080\n"}
    assert listens_on(container(BASE + NODE, service, **files), 8080) is expected


@pytest.mark.parametrize(
    ("base", "port", "expected"),
    [
        ("nginx", 80, None),
        ("acme/node", 80, None),
        ("$BASE", 80, None),
        ("public.ecr.aws/docker/library/node:22", 80, False),
        ("node:22", 9229, False),
    ],
)
def test_a_base_image_may_listen_on_a_port_of_its_own(base: str, port: int, expected: bool | None) -> None:
    dockerfile = f"ARG BASE\n{BASE}{NODE}".replace("node:22-slim", base)
    assert listens_on(container(dockerfile), port) is expected


def test_node_options_may_start_the_debugger() -> None:
    found = container(BASE + NODE, "    environment: {NODE_OPTIONS: --inspect}\n")
    assert listens_on(found, 9229) is None
    assert listens_on(found, 8080) is False
