"""Short forms and their long forms (compose-go, transform/)."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.canonical import lengthen
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import find, plain
from tests.support.compose_trees import reported, tree

STARTED = {"condition": "service_started", "required": True}


def long(text: str, *path: str) -> object:
    report = Report()
    found = find(lengthen(tree(text), report), *path)
    assert reported(report) == []
    return plain(found) if found is not None else None


@pytest.mark.parametrize(
    ("key", "short", "wanted"),
    [
        ("build", "./a", {"context": "./a"}),
        ("build", "{args: [A=1, B]}", {"args": {"A": "1", "B": None}}),
        ("build", "{no_cache_filter: x}", {"no_cache_filter": ["x"]}),
        ("build", "{provenance: true, sbom: false}", {"provenance": "true", "sbom": "false"}),
        ("build", "{secrets: [x]}", {"secrets": [{"source": "x"}]}),
        ("build", "{ssh: [default, k=./k]}", {"ssh": {"default": None, "k": "./k"}}),
        ("build", "{additional_contexts: [a=./b]}", {"additional_contexts": {"a": "./b"}}),
        ("configs", "[c, {source: d}]", [{"source": "c"}, {"source": "d"}]),
        ("depends_on", "[b]", {"b": STARTED}),
        ("depends_on", "{b: {restart: true}}", {"b": {"restart": True, **STARTED}}),
        (
            "depends_on",
            "{b: {condition: service_healthy, required: false}}",
            {"b": {"condition": "service_healthy", "required": False}},
        ),
        ("devices", "[/a]", [{"source": "/a", "target": "/a", "permissions": "rwm"}]),
        ("dns", "1.1.1.1", ["1.1.1.1"]),
        ("env_file", "a.env", [{"path": "a.env", "required": True}]),
        (
            "env_file",
            "[a.env, {path: b.env, required: false}]",
            [{"path": "a.env", "required": True}, {"path": "b.env", "required": False}],
        ),
        ("environment", "[A=1, B]", {"A": "1", "B": None}),
        ("extends", "base", {"service": "base"}),
        ("gpus", "all", [{"count": "all"}]),
        ("labels", "[a=b, c]", {"a": "b", "c": None}),
        ("networks", "[a]", {"a": None}),
        ("tmpfs", "/a", ["/a"]),
        ("volumes", "['vv:/v']", [{"type": "volume", "source": "vv", "target": "/v"}]),
        ("sysctls", "{a: 1}", {"a": 1}),
        ("command", "a b", "a b"),
    ],
)
def test_services(key: str, short: str, wanted: object) -> None:
    assert long(f"services: {{a: {{{key}: {short}}}}}", "services", "a", key) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{external: true}", {"external": True}),
        ("{external: {name: n}}", {"external": True, "name": "n"}),
        ("{external: {name: n}, name: n}", {"external": True, "name": "n"}),
        ("{external: {}}", {"external": True}),
        ("{labels: [a=b]}", {"labels": {"a": "b"}}),
    ],
)
def test_volumes(text: str, wanted: object) -> None:
    assert long(f"volumes: {{v: {text}}}", "volumes", "v") == wanted


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "volumes: {v: {external: {name: a}, name: b}}",
            "1:32 `name` and `external.name` differ: use `name` only",
        ),
        ("services: {a: {build: {ssh: [x]}}}", "1:30 an ssh key must be `default` or `ID=PATH`"),
        (
            "services: {a: {build: {additional_contexts: [x]}}}",
            "1:46 an additional context must be `NAME=CONTEXT`",
        ),
        ("services: {a: {ports: ['x']}}", "1:24 the container port is not a number or a range"),
        ("services: {a: {volumes: ['aa::b']}}", "1:26 an empty part between the colons of a volume"),
    ],
)
def test_refused_short_forms(text: str, message: str) -> None:
    report = Report()
    lengthen(tree(text), report)
    assert reported(report) == [message]
