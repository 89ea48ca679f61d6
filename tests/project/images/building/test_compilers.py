from __future__ import annotations

import pytest

from dockerlint.project.images.building.compilers import toolchain
from tests.support.small_projects import container

HEAD = "FROM debian:13 AS base\nRUN apt-get update && apt-get install -y python3 gcc=4:14\nFROM base\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", ("python3", "gcc")),
        ("RUN apt-get install -y make\n", ("python3", "gcc")),
        ("RUN apt-get purge -y python3\n", ("gcc",)),
        ("RUN apt-get purge -y gcc\n", None),
        ("RUN apt-get purge -y $TOOLS\n", None),
    ],
)
def test_compilers_that_stay(lines: str, expected: tuple[str, ...] | None) -> None:
    image = container(HEAD + lines).image
    found = toolchain(image.origins, image.stage)
    assert (found.names if found else None) == expected
