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
        ("COPY a /a\nCOPY --from=docker:29-cli /usr/local/bin/docker /usr/bin/docker\n", 3),
        ("COPY --from=docker.io/library/docker /usr/local/bin/docker /usr/bin/\n", 2),
        ("COPY --from=docker:29-cli /usr/local/bin/docker-init /sbin/tini\n", None),
        ("COPY --from=acme/docker:29 /usr/local/bin/docker /usr/bin/docker\n", None),
    ],
)
def test_the_command_that_installs_it(steps: str, line: int | None) -> None:
    found = docker_client(lone("FROM debian:13\n" + steps + END, server="x", a="").image)
    assert (found.start.line if found else None) == line


def test_a_stage_for_the_build_does_not_count() -> None:
    build = "FROM debian:13 AS build\nRUN apt-get install -y docker.io\n"
    assert docker_client(lone(build + "FROM debian:13\n" + END, server="x").image) is None


def test_a_copy_out_of_a_stage_of_the_image() -> None:
    client = (
        "FROM docker:29-cli AS client\nFROM debian:13\nCOPY --from=client /usr/local/bin/docker /usr/bin/\n"
    )
    found = docker_client(lone(client + END, server="x").image)
    assert found
    assert found.start.line == 3
