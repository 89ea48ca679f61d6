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
