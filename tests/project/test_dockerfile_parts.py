"""Parts of Dockerfiles."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.dockerfile_parts import DockerfileParts
from tests.support.small_projects import project

PART = "RUN true\nCMD node a.js\n"


@pytest.mark.parametrize(
    ("path", "script", "expected"),
    [
        ("web/Dockerfile.append", "", True),
        ("web/Dockerfile.extra", "cat Dockerfile web/Dockerfile.extra > Dockerfile.all", True),
        ("web/Dockerfile.extra", "cat web/Dockerfile.extras", False),
        ("web/Dockerfile.extra", "docker build -f web/Dockerfile.extra .", False),
        ("web/Dockerfile", "cat api/Dockerfile", False),
        ("web/Dockerfile", "cat head web/Dockerfile > all", True),
    ],
)
def test_what_is_put_together(path: str, script: str, expected: bool) -> None:
    assert DockerfileParts(MemoryFiles({path: PART, "make.sh": script})).holds(path) is expected


def test_a_part_has_no_syntax_error_unless_it_is_built() -> None:
    files = {"Dockerfile.append": PART}
    built = files | {"compose.yaml": "services:\n  a: {build: {context: ., dockerfile: Dockerfile.append}}\n"}
    assert [one.problem.message for one in project(files).files.diagnoses] == []
    assert [one.problem.message for one in project(built).files.diagnoses] == [
        "`RUN` is before the first `FROM`"
    ]
