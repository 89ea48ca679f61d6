"""A whole project as `docker compose config --format json` prints it."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.printing.printed import Shown, printed
from tests.support.compose_trees import long

COMMAND = {"command": None, "entrypoint": None}
DEFAULT = {**COMMAND, "networks": {"default": None}}


def project(text: str, **more: object) -> dict[str, object]:
    shown = {"name": "p", "services": frozenset("abc"), "environment": {}, "labels": {}, **more}
    return printed(long(text), Shown(**shown))  # type: ignore[arg-type]


def service(text: str, **more: object) -> object:
    """Print the service `a`."""
    services = project(f"services: {{a: {text}}}", **more)["services"]
    assert isinstance(services, dict)
    return services["a"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{image: x}", {**DEFAULT, "image": "x"}),
        ("{image: x, network_mode: host}", {**COMMAND, "image": "x", "network_mode": "host"}),
        ("{image: x, env_file: a, x-b: 1}", {**DEFAULT, "image": "x"}),
        (
            "{build: {target: t}}",
            {**DEFAULT, "build": {"context": ".", "dockerfile": "Dockerfile", "target": "t"}},
        ),
        (
            "{build: {dockerfile_inline: FROM x}}",
            {**DEFAULT, "build": {"context": ".", "dockerfile_inline": "FROM x"}},
        ),
        ("{image: x, pull_policy: if_not_present}", {**DEFAULT, "image": "x", "pull_policy": "missing"}),
        (
            "{image: x, links: [b]}",
            {
                **DEFAULT,
                "image": "x",
                "links": ["b"],
                "depends_on": {"b": {"condition": "service_started", "required": True, "restart": True}},
            },
        ),
    ],
)
def test_services(text: str, wanted: object) -> None:
    assert service(text) == wanted


def test_env_and_label_files_are_part_of_a_service() -> None:
    found = service(
        "{image: x, labels: {l: own}}",
        environment={"a": {"A": "1"}},
        labels={"a": {"l": "file", "m": "file"}},
    )
    assert found == {
        **DEFAULT,
        "image": "x",
        "environment": {"A": "1"},
        "labels": {"l": "own", "m": "file"},
    }


def test_only_active_services_and_what_they_use() -> None:
    text = (
        "services:\n  a: {image: x, networks: [n], volumes: ['vv:/d'], secrets: [s]}\n  off: {image: y, networks: [m]}\n"
        "networks: {n: , m: }\nvolumes: {vv: {external: true}, ww: }\nsecrets: {s: {file: f}, t: {file: g}}\nx-a: [1]\n"
    )
    found = project(text)
    services = found.pop("services")
    assert isinstance(services, dict)
    assert list(services) == ["a"]
    assert found == {
        "name": "p",
        "networks": {"n": {"name": "p_n", "ipam": {}}},
        "volumes": {"vv": {"external": True, "name": "vv"}},
        "secrets": {"s": {"file": "f", "name": "p_s"}},
        "x-a": [1],
    }


def test_the_default_network_is_printed_where_a_service_uses_it() -> None:
    assert project("services: {a: {image: x}}")["networks"] == {"default": {"name": "p_default", "ipam": {}}}
