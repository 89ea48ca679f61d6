"""One file over another, as the table of the Compose specification and compose-go's override/ have it."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.merge import (
    built,
    dependencies,
    keyed,
    listed,
    merge,
    merge_at,
    named,
)
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import plain
from tests.support.compose_trees import node, reported, tree

STARTED = {"condition": "service_started", "required": True}


def merged(base: str, over: str) -> object:
    """Merge two services and return the result; both are flow mappings."""
    report = Report()
    found = merge(tree(f"services: {{a: {base}}}"), tree(f"services: {{a: {over}}}"), report)
    assert reported(report) == []
    both = plain(found)
    assert isinstance(both, dict)
    return both["services"]["a"]


@pytest.mark.parametrize(
    ("base", "over", "wanted"),
    [
        ("{image: x, tty: true}", "{image: y}", {"image": "y", "tty": True}),
        ("{image: x}", "{image: null}", {"image": "x"}),
        ("{command: [a, b]}", "{command: [c]}", {"command": ["c"]}),
        ("{command: a}", "{command: null}", {"command": None}),
        ("{entrypoint: [a]}", "{entrypoint: b}", {"entrypoint": "b"}),
        ("{healthcheck: {test: [a, b]}}", "{healthcheck: {test: c}}", {"healthcheck": {"test": "c"}}),
        ("{ports: ['1']}", "{ports: ['2', '1']}", {"ports": ["1", "2", "1"]}),
        (
            "{environment: [A=1, B=2]}",
            "{environment: {B: 3, C: null}}",
            {"environment": {"A": "1", "B": 3, "C": None}},
        ),
        ("{environment: {A: 1}}", "{environment: [A]}", {"environment": {"A": None}}),
        ("{labels: [a]}", "{labels: [a=b]}", {"labels": {"a": "b"}}),
        ("{environment: {A: 1}}", "{environment: null}", {"environment": {"A": 1}}),
        ("{dns: 1.1.1.1}", "{dns: [8.8.8.8]}", {"dns": ["1.1.1.1", "8.8.8.8"]}),
        ("{env_file: a.env}", "{env_file: b.env}", {"env_file": ["a.env", "b.env"]}),
        ("{tmpfs: /a}", "{tmpfs: null}", {"tmpfs": ["/a"]}),
        (
            "{extra_hosts: ['a=1', 'b=2']}",
            "{extra_hosts: {b: '2', c: '3'}}",
            {"extra_hosts": ["a=1", "b=2", "c=3"]},
        ),
        ("{build: .}", "{build: {target: t}}", {"build": {"context": ".", "target": "t"}}),
        ("{build: {args: [A=1]}}", "{build: ./x}", {"build": {"args": ["A=1"], "context": "./x"}}),
        ("{build: {args: [A=1]}}", "{build: {args: [B=2]}}", {"build": {"args": {"A": "1", "B": "2"}}}),
        (
            "{depends_on: [x]}",
            "{depends_on: {x: {condition: service_healthy}, y: {}}}",
            {"depends_on": {"x": {"condition": "service_healthy", "required": True}, "y": {}}},
        ),
        ("{depends_on: [x]}", "{depends_on: [y]}", {"depends_on": {"x": STARTED, "y": STARTED}}),
        (
            "{networks: [a]}",
            "{networks: {b: {aliases: [c]}}}",
            {"networks": {"a": None, "b": {"aliases": ["c"]}}},
        ),
        ("{ulimits: {nofile: {soft: 1, hard: 2}}}", "{ulimits: {nofile: 3}}", {"ulimits": {"nofile": 3}}),
        (
            "{logging: {driver: a, options: {x: 1}}}",
            "{logging: {driver: a, options: {y: 2}}}",
            {"logging": {"driver": "a", "options": {"x": 1, "y": 2}}},
        ),
        (
            "{logging: {driver: a, options: {x: 1}}}",
            "{logging: {driver: b, options: {y: 2}}}",
            {"logging": {"driver": "b", "options": {"y": 2}}},
        ),
        (
            "{logging: {driver: a, options: {x: 1}}}",
            "{logging: {options: {y: 2}}}",
            {"logging": {"driver": "a", "options": {"x": 1, "y": 2}}},
        ),
    ],
)
def test_services(base: str, over: str, wanted: object) -> None:
    assert merged(base, over) == wanted


@pytest.mark.parametrize(
    ("base", "over", "message"),
    [
        ("{ports: ['1']}", "{ports: x}", "1:23 this cannot override a list of an earlier file"),
        ("{deploy: {mode: x}}", "{deploy: [y]}", "1:24 this cannot override a mapping of an earlier file"),
    ],
)
def test_what_no_list_or_mapping_takes(base: str, over: str, message: str) -> None:
    report = Report()
    old = tree(f"services: {{a: {base}}}")
    found = merge(old, tree(f"services: {{a: {over}}}"), report)
    assert (reported(report), plain(found)) == ([message], plain(old))


def test_address_pools_are_merged_by_their_subnet() -> None:
    base = "networks: {n: {ipam: {config: [{subnet: a, gateway: g}, {subnet: b}]}}}"
    over = "networks: {n: {ipam: {config: [{subnet: a, ip_range: r}, {subnet: c}]}}}"
    assert plain(merge(tree(base), tree(over), Report())) == {
        "networks": {
            "n": {
                "ipam": {
                    "config": [
                        {"subnet": "a", "gateway": "g", "ip_range": "r"},
                        {"subnet": "b"},
                        {"subnet": "c"},
                    ]
                }
            }
        }
    }


def test_a_value_keeps_the_place_where_it_was_written() -> None:
    base = tree("services:\n  a:\n    image: x\n    tty: true\n", "base.yaml")
    found = merge(base, tree("services:\n  a:\n    image: y\n", "over.yaml"), Report())
    services = found.map("services")
    service = services.map("a") if services else None
    assert service is not None
    assert [
        (name, entry.key.span.path, entry.value.span.path) for name, entry in service.entries.items()
    ] == [
        ("image", "over.yaml", "over.yaml"),
        ("tty", "base.yaml", "base.yaml"),
    ]
    assert plain(base) == {"services": {"a": {"image": "x", "tty": True}}}


def test_a_part_of_a_file_is_merged_by_the_rules_of_its_path() -> None:
    over, base = tree("environment: [A=2]"), tree("environment: [A=1, B=1]")
    assert plain(merge_at(base, over, ("services", "a"), Report())) == {"environment": {"A": "2", "B": "1"}}
    assert plain(merge_at(base, over, ("x-any",), Report())) == {"environment": ["A=1", "B=1", "A=2"]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[A=1, B]", {"A": "1", "B": None}),
        ("[A=1, A=2]", {"A": "2"}),
        ("{A: 1}", {"A": 1}),
        ("[[A]]", None),
        ("[null]", None),
        ("A=1", None),
    ],
)
def test_keyed(text: str, wanted: object) -> None:
    found = keyed(node(text))
    assert (found and plain(found)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("[a, 1]", {"a": None, "1": None}), ("{a: b}", {"a": "b"}), ("a", None), ("[[a]]", None)],
)
def test_named(text: str, wanted: object) -> None:
    found = named(node(text))
    assert (found and plain(found)) == wanted


@pytest.mark.parametrize(("text", "wanted"), [("[a]", {"a": STARTED}), ("{a: {}}", {"a": {}}), ("a", None)])
def test_dependencies(text: str, wanted: object) -> None:
    found = dependencies(node(text))
    assert (found and plain(found)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("./a", {"context": "./a"}), ("{target: b}", {"target": "b"}), ("1", None), ("[a]", None)],
)
def test_built(text: str, wanted: object) -> None:
    found = built(node(text))
    assert (found and plain(found)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a, 1]", ["a", 1]),
        ("a", ["a"]),
        ("{b: 2, a: [1, 3], c: null}", ["a=1", "a=3", "b=2", "c"]),
        ("null", []),
        ("1", []),
    ],
)
def test_listed(text: str, wanted: list[object]) -> None:
    assert [plain(one) for one in listed(node(text))] == wanted
