"""The mounts and the network of a service."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.mounts import mount_needs, mounted_paths
from dockerlint.project.images.running.needs import Need
from tests.support.small_projects import container

APP = "FROM node:22-slim\nWORKDIR /app\nCOPY . .\nEXPOSE 80 3000\nCMD node a.js\n"


def needs(service: str, **files: str) -> list[tuple[Need, str | None]]:
    return [(one.kind, one.path) for one in mount_needs(container(APP, service, **files), ())]


def test_a_folder_of_sources_is_only_read() -> None:
    volumes = "    volumes: ['./src:/app/src', './kept:/app/kept', './new:/app/new']\n"
    files = {"src/a.js": "", "kept/.gitkeep": ""}
    assert needs(volumes, **files) == [(Need.HOST_FOLDER, "/app/kept"), (Need.HOST_FOLDER, "/app/new")]


@pytest.mark.parametrize("mode", ["", ":ro"])
def test_the_socket_of_the_daemon(mode: str) -> None:
    volume = f"    volumes: ['/var/run/docker.sock:/var/run/docker.sock{mode}']\n"
    assert needs(volume) == [(Need.SOCKET, "/var/run/docker.sock")]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("host", [(Need.PORT, "80")]), ("bridge", []), ("none", [])],
)
def test_ports_of_the_host(mode: str, expected: list[tuple[Need, str | None]]) -> None:
    assert needs(f"    network_mode: {mode}\n") == expected


def test_the_paths_of_mounts() -> None:
    assert mounted_paths(container(APP, "    volumes: ['./a:/a', '/b']\n")) == ["/a", "/b"]
