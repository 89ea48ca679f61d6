"""Variables without a value where Compose goes on."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.verdict.critical import PORT_PARTS, check_critical, short_port_fault
from dockerlint.parsers.compose.verdict.report import Report
from tests.support.compose_trees import long, reported

MARK = "\U000f0000"


@pytest.mark.parametrize(
    ("service", "messages"),
    [
        ("{image: 'x:${V}'}", ["1:23 `V` has no value: the image name is incomplete"]),
        ("{image: '${V}/x'}", ["1:23 `V` has no value: the image name is incomplete"]),
        ("{image: 'x${V}'}", []),
        ("{image: 'x:${V:-1}'}", []),
        ("{image: 'x:${KNOWN}'}", []),
        ("{image: '${V}', build: .}", []),
        ("{user: '${V}'}", ["1:22 `V` has no value: the image's own user runs the container"]),
        ("{user: '${V}:0'}", ["1:22 `V` has no value: the user is `:0`"]),
        (
            "{ports: [{target: 80, published: '${V}'}]}",
            ["1:48 `V` has no value: the engine picks the host port"],
        ),
        (
            "{ports: [{target: 80, host_ip: '${V}'}]}",
            ["1:46 `V` has no value: the port is open on every interface"],
        ),
        ("{environment: {A: '${V}'}}", []),
    ],
)
def test_services(service: str, messages: list[str]) -> None:
    report = Report()
    check_critical(long(f"services: {{a: {service}}}", KNOWN="1"), report)
    assert reported(report) == messages


@pytest.mark.parametrize(
    ("marked", "part"),
    [
        (f"{MARK}:80", "published"),
        (f"80:{MARK}", "target"),
        (MARK, "target"),
        (f"{MARK}:80:80", "host_ip"),
        ("80:80", "published"),
    ],
)
def test_the_part_of_a_short_port_that_is_unknown(marked: str, part: str) -> None:
    assert short_port_fault(marked) == PORT_PARTS[part]
