"""The paths of an image in which another user than root may write."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.owned_paths import given_paths, is_given, is_path_given, known_path
from dockerlint.values import Known, Text, Unknown
from tests.support.small_projects import container


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("RUN chown -R node data", ["/app/data"]),
        ("RUN chmod a+rwx data logs", ["/app/data", "/app/logs"]),
        ("COPY --chown=node . .", ["/app"]),
        ("COPY --chown=root . .", []),
        ("RUN chown node $DATA", [None]),
    ],
)
def test_paths_that_are_given(line: str, expected: list[str | None]) -> None:
    it = container(f"FROM node:22-slim\nWORKDIR /app\n{line}\nCMD node a.js\n", **{"a.js": ""})
    assert list(given_paths(it.image)) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (Text.known("/home/node/x"), True),
        (Text.known("/data"), True),
        (Text.known("/database"), False),
        (Text((Known("/dev/tcp/"), Unknown("`HOST` is not known"))), True),
        (Text((Known("/data"), Unknown("`NAME` is not known"))), False),
        (Text.unknown("it is not known"), False),
    ],
)
def test_paths_below_them(path: Text, expected: bool) -> None:
    assert is_given(path, ("/data", None)) is expected


def test_known_paths() -> None:
    assert is_path_given("/home/node/x", ())
    assert not is_path_given("/srv", ("/data", None))
    assert known_path(Text.known("/app/*.js")) == "/app"
    assert known_path(Text.known("/*")) == "/"
    assert known_path(Text.unknown("it is not known")) is None
