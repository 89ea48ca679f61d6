"""What Compose fills in, and what it refuses of single entries."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.defaults import check_entries, fill_defaults
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import find, plain
from tests.support.compose_trees import reported, tree


@pytest.mark.parametrize(
    ("key", "text", "wanted"),
    [
        ("build", "{target: t}", {"target": "t", "context": "."}),
        ("build", "{context: ./a}", {"context": "./a"}),
        ("secrets", "[{source: s}]", [{"source": "s", "target": "/run/secrets/s"}]),
        ("secrets", "[{source: s, target: /t}]", [{"source": "s", "target": "/t"}]),
        ("ports", "[{target: 80}]", [{"target": 80, "protocol": "tcp", "mode": "ingress"}]),
        (
            "ports",
            "[{target: 80, protocol: udp, mode: host}]",
            [{"target": 80, "protocol": "udp", "mode": "host"}],
        ),
        ("gpus", "[{}]", [{"count": "all"}]),
        ("gpus", "[{device_ids: ['0']}]", [{"device_ids": ["0"]}]),
        ("volumes", "[{target: /a/../b/}]", [{"target": "/b"}]),
        ("volumes", "[{type: volume}]", [{"type": "volume"}]),
    ],
)
def test_defaults(key: str, text: str, wanted: object) -> None:
    found = find(fill_defaults(tree(f"services: {{a: {{{key}: {text}}}}}")), "services", "a", key)
    assert found is not None
    assert plain(found) == wanted


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("volumes: {v: {external: true, name: n, x-a: 1}}", []),
        ("volumes: {v: {external: false, driver: d}}", []),
        ("volumes: {v: {external: true, driver: d}}", ["1:31 `external` cannot be combined with `driver`"]),
        ("secrets: {s: {file: a}}", []),
        ("secrets: {s: {driver: a}}", []),
        ("secrets: {s: {external: true}}", []),
        ("secrets: {s: {}}", ["1:14 one of `file`, `environment` must be set"]),
        (
            "secrets: {s: {file: a, environment: B}}",
            ["1:24 only one of `file`, `environment` can be set"],
        ),
        ("configs: {c: {content: a}}", []),
        ("configs: {c: {}}", ["1:14 one of `file`, `environment`, `content` must be set"]),
        ("services: {a: {ports: [{host_ip: 127.0.0.1}]}}", []),
        ("services: {a: {ports: [{host_ip: x}]}}", ["1:34 `host_ip` is not an IP address"]),
        (
            "services: {a: {gpus: [{count: 1, device_ids: []}]}}",
            ["1:24 `count` cannot be combined with `device_ids`"],
        ),
    ],
)
def test_entries(text: str, messages: list[str]) -> None:
    report = Report()
    check_entries(tree(text), report)
    assert reported(report) == messages
