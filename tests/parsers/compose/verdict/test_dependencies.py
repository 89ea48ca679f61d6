"""What a service depends on, and cycles."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.verdict.dependencies import check_cycles, dependencies_of
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map
from tests.support.compose_trees import long, reported


def services(text: str) -> dict[str, Map]:
    holder = long(f"services: {text}").map("services")
    assert holder is not None
    return {name: entry.value for name, entry in holder.entries.items() if isinstance(entry.value, Map)}


@pytest.mark.parametrize(
    ("service", "wanted"),
    [
        ("{depends_on: [b, c]}", [("b", True), ("c", True)]),
        ("{depends_on: {b: {required: false}}}", [("b", False)]),
        ("{links: [b, 'c:d']}", [("b", True), ("c", True)]),
        ("{network_mode: 'service:b', ipc: host, pid: 'service:c'}", [("b", True), ("c", True)]),
        ("{volumes_from: [b, 'c:ro', 'container:d']}", [("b", True), ("c", True)]),
        ("{depends_on: {b: {required: false}}, links: [b]}", [("b", False)]),
        ("{image: x}", []),
    ],
)
def test_dependencies(service: str, wanted: list[tuple[str, bool]]) -> None:
    found = dependencies_of(services(f"{{a: {service}}}")["a"])
    assert [(name, required) for name, _, required in found] == wanted


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("{a: {depends_on: [b]}, b: {depends_on: [c]}, c: {}}", []),
        ("{a: {depends_on: [a]}}", ["1:29 dependency cycle: a -> a"]),
        ("{a: {depends_on: [b]}, b: {links: [a]}}", ["1:46 dependency cycle: a -> b -> a"]),
        (
            "{x: {depends_on: [a]}, a: {depends_on: [b]}, b: {depends_on: [a]}}",
            ["1:73 dependency cycle: a -> b -> a"],
        ),
        ("{a: {depends_on: [b, c]}, b: {depends_on: [d]}, c: {depends_on: [d]}, d: {}}", []),
    ],
)
def test_cycles(text: str, messages: list[str]) -> None:
    report, found = Report(), services(text)
    check_cycles(found, frozenset(found), report)
    assert reported(report) == messages


def test_a_cycle_through_an_inactive_service_is_none() -> None:
    report = Report()
    check_cycles(services("{a: {depends_on: [b]}, b: {depends_on: [a]}}"), frozenset({"a"}), report)
    assert reported(report) == []
