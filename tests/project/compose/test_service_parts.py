from __future__ import annotations

from dockerlint.models.compose import Service
from tests.support.small_projects import project


def service(lines: str) -> Service:
    text = "services:\n  it:\n    image: redis\n" + "".join(f"    {line}\n" for line in lines.split("\n"))
    (found,) = project({"compose.yaml": text}).compose.projects[0].services
    return found


def test_ports_short_and_long() -> None:
    found = service(
        'ports: ["80", "8000-8001:90-91", "127.0.0.1:${P}:443/udp", {target: 5, published: "6-9"}, {target: "${T}"}]'
    )
    assert [
        (one.target, str(one.published), str(one.host_ip), one.protocol, one.host_ports)
        for one in found.ports
    ] == [
        (80, "", "", "tcp", range(0)),
        (90, "8000", "", "tcp", range(8000, 8001)),
        (91, "8001", "", "tcp", range(8001, 8002)),
        (443, "…", "127.0.0.1", "udp", None),
        (5, "6-9", "", "tcp", range(6, 10)),
        (None, "", "", "tcp", range(0)),
    ]
    assert [one.at.text for one in found.ports[1:3]] == ['"8000-8001:90-91"'] * 2


def test_volumes_short_and_long() -> None:
    found = service(
        'volumes: ["./x:/app:ro", "data:/x", "/anon", {type: tmpfs, target: /t, read_only: "${R}"}]'
    )
    assert [
        (one.type, one.source and str(one.source), str(one.target), one.read_only) for one in found.volumes
    ] == [
        ("bind", "x", "/app", True),
        ("volume", "data", "/x", False),
        ("volume", None, "/anon", False),
        ("tmpfs", None, "/t", None),
    ]
    assert found.volumes[3].at.text == '{type: tmpfs, target: /t, read_only: "${R}"}'


def test_the_limit_below_deploy_counts() -> None:
    limits = service('mem_limit: 5m\ncpus: 1\ndeploy: {resources: {limits: {cpus: "0.5"}}}').limits
    assert [(one.name, str(one.value), one.at.text) for one in (limits.cpus, limits.memory) if one] == [
        ("deploy.resources.limits.cpus", "0.5", '"0.5"'),
        ("mem_limit", "5m", "5m"),
    ]
    assert limits.pids is None
