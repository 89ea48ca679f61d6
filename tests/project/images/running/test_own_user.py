"""The user that an image adds."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.own_user import own_user
from tests.support.small_projects import lone


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("RUN getent passwd app || useradd --system --uid 101 app\n", "app"),
        ("ARG NAME=app\nRUN adduser -D $NAME\n", "app"),
        ("RUN adduser -D app\nRUN adduser -D other\n", None),
        ("RUN echo useradd app\n", None),
    ],
)
def test_own_user(steps: str, expected: str | None) -> None:
    dockerfile = f'FROM debian:13-slim\n{steps}COPY server /\nCMD ["/server"]\n'
    assert own_user(lone(dockerfile, server="x").image) == expected
