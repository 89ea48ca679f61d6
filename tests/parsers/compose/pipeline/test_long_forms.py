"""Volumes, ports and devices in one text, and their long forms."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.interpolate import interpolate
from dockerlint.parsers.compose.pipeline.long_forms import long_device, long_ports, long_volume
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import text_of
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Node, Scalar, find, plain
from tests.support.compose_trees import node, reported, tree

BIND = {"create_host_path": True}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("/d", {"type": "volume", "target": "/d"}),
        ("vv:/d/", {"type": "volume", "source": "vv", "target": "/d"}),
        ("./a:/b", {"type": "bind", "source": "./a", "target": "/b", "bind": BIND}),
        ("./a:/b:ro", {"type": "bind", "source": "./a", "target": "/b", "read_only": True, "bind": BIND}),
        ("./a:/b:rw", {"type": "bind", "source": "./a", "target": "/b", "bind": BIND}),
        (
            "./a:/b:rshared,z",
            {
                "type": "bind",
                "source": "./a",
                "target": "/b",
                "bind": {**BIND, "propagation": "rshared", "selinux": "z"},
            },
        ),
        ("vv:/d:nocopy", {"type": "volume", "source": "vv", "target": "/d", "volume": {"nocopy": True}}),
        ("{type: tmpfs}", {"type": "tmpfs"}),
    ],
)
def test_volumes(text: str, wanted: object) -> None:
    assert plain(long_volume(node(text), Report())) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("/a", ("/a", "/a", "rwm")),
        ("/a:/b", ("/a", "/b", "rwm")),
        ("/a:/b:r", ("/a", "/b", "r")),
    ],
)
def test_devices(text: str, wanted: tuple[str, str, str]) -> None:
    names = ("source", "target", "permissions")
    assert plain(long_device(node(text), Report())) == dict(zip(names, wanted, strict=True))


def test_a_device_of_too_many_parts() -> None:
    report = Report()
    assert plain(long_device(node("/a:/b:r:w"), report)) == "/a:/b:r:w"
    assert reported(report) == ["1:1 too many colons in a device"]


def port(target: int, **fields: str) -> dict[str, object]:
    return {"mode": "ingress", "target": target, "protocol": "tcp", **fields}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[80]", [port(80)]),
        ("['8080:80/udp']", [port(80, published="8080", protocol="udp")]),
        ("['127.0.0.1:1:2']", [port(2, published="1", host_ip="127.0.0.1")]),
        ("['1-2:3-4']", [port(3, published="1"), port(4, published="2")]),
        ("[{target: 80}]", [{"target": 80}]),
        ("[1.5]", [1.5]),
        ("80", 80),
    ],
)
def test_ports(text: str, wanted: object) -> None:
    assert plain(long_ports(node(text), Report())) == wanted


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("['a']", "1:2 the container port is not a number or a range"),
        ("['80:0']", "1:2 a port needs a container port over 0"),
    ],
)
def test_refused_ports(text: str, message: str) -> None:
    report = Report()
    long_ports(node(text), report)
    assert reported(report) == [message]


def shown(fields: Node) -> dict[str, str]:
    assert isinstance(fields, Map)
    values = {name: entry.value for name, entry in fields.entries.items()}
    return {name: str(text_of(value)) for name, value in values.items() if isinstance(value, Scalar)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("${P:-1}:80", {"target": "80", "published": "1"}),
        ("${D}:80", {"target": "80", "published": "…"}),
        ("${D}:90", {"target": "90", "published": "…"}),
        ("1:${D}", {"target": "…", "published": "1"}),
        ("${D}", {"target": "…", "published": "…"}),
    ],
)
def test_a_port_is_as_unknown_as_its_text(text: str, wanted: dict[str, str]) -> None:
    environment = Environment(values={"D": "90"}, doubtful={"D": "git ignores it"})
    item = find(interpolate(tree(f"ports: ['{text}']"), environment, Report()), "ports")
    assert item is not None
    [found] = long_ports(item, Report())  # type: ignore[misc]
    known = shown(found)
    assert {name: known[name] for name in wanted} == wanted
