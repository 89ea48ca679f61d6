"""Sizes, durations, modes and command lines that Compose cannot read."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.verdict.format_checks import check_formats
from dockerlint.parsers.compose.verdict.report import Report
from tests.support.compose_trees import long, reported


@pytest.mark.parametrize(
    ("service", "place"),
    [
        ("{mem_limit: 1x}", "1:27"),
        ("{stop_grace_period: 1x}", "1:35"),
        ("{secrets: [{source: s, mode: '8'}]}", "1:44"),
        ("{gpus: [{count: some}]}", "1:31"),
        ('{command: "a \'b"}', "1:25"),
        ("{mem_limit: '${V}x'}", "1:27"),
    ],
)
def test_refused_values(service: str, place: str) -> None:
    report = Report()
    check_formats(long(f"services: {{a: {service}}}", V="1"), report)
    assert [one.split(" ")[0] for one in reported(report)] == [place]


@pytest.mark.parametrize(
    "service",
    [
        "{mem_limit: 512m, shm_size: 1024}",
        "{stop_grace_period: 1m30s}",
        "{secrets: [{source: s, mode: '0440'}]}",
        "{gpus: all}",
        "{command: a 'b c'}",
        '{command: ["a \'b"]}',
        "{environment: [A=1]}",
    ],
)
def test_taken_values(service: str) -> None:
    report = Report()
    check_formats(long(f"services: {{a: {service}}}"), report)
    assert reported(report) == []


def test_a_space_after_the_name_of_a_variable() -> None:
    report = Report()
    check_formats(long("services:\n  a:\n    environment:\n      - A =1\n"), report)
    assert reported(report) == ["4:9 variable `A` is written with a space after its name"]
