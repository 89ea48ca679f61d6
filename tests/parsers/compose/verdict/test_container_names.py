"""Containers that would have one name."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.verdict.consistency import Model
from dockerlint.parsers.compose.verdict.container_names import check_container_names
from dockerlint.parsers.compose.verdict.report import Report
from tests.support.compose_trees import long, reported

TWICE = "container name `n` is used twice"


@pytest.mark.parametrize(
    ("services", "active", "messages"),
    [
        ("{a: {container_name: n}, b: {container_name: m}}", "ab", []),
        ("{a: {container_name: n}, b: {container_name: n}}", "ab", [TWICE]),
        ("{a: {container_name: n}, b: {container_name: n}, c: {container_name: n}}", "abc", [TWICE, TWICE]),
        ("{a: {container_name: n}, b: {container_name: n, profiles: [p]}}", "a", []),
        ("{a: {container_name: n, profiles: [p]}, b: {container_name: n, profiles: [p]}}", "ab", [TWICE]),
        ("{a: {container_name: ''}, b: {container_name: ''}}", "ab", []),
    ],
)
def test_names(services: str, active: str, messages: list[str]) -> None:
    model = Model(long(f"services: {services}"), frozenset(active))
    report = Report()
    check_container_names(model.services, model.active, report)
    assert [one.split(" ", 1)[1] for one in reported(report)] == messages
