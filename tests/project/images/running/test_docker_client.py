"""Images with the client of the Docker daemon."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.docker_client import docker_client
from tests.support.small_projects import lone

END = 'COPY server /\nCMD ["/server"]\n'


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ("RUN apk add curl docker-cli\n", 2),
        ("RUN apt-get update && \\\n  apt-get install -y docker-ce-cli\n", 3),
        ("RUN curl -fsSL https://get.docker.com | sh\n", 2),
        ("COPY a /a\nRUN apk add docker\n", 3),
        ("RUN apk add docker-compose-bash-completion\n", None),
        ("RUN apk del docker-cli\n", None),
    ],
)
def test_the_command_that_installs_it(steps: str, line: int | None) -> None:
    found = docker_client(lone("FROM debian:13\n" + steps + END, server="x", a="").image)
    assert (found.start.line if found else None) == line


def test_a_stage_for_the_build_does_not_count() -> None:
    build = "FROM debian:13 AS build\nRUN apt-get install -y docker.io\n"
    assert docker_client(lone(build + "FROM debian:13\n" + END, server="x").image) is None
