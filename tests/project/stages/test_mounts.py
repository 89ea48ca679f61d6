from __future__ import annotations

import pytest

from dockerlint.project.stages.mounts import Mount, mount_over, mounts
from tests.support.small_projects import container


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("target=m", Mount("bind", "/w/m")),
        ("type=bind,from=x,source=a,dst=/m", Mount("bind", "/m", "/a", "x")),
        ("type=cache,target=/c", Mount("cache", "/c")),
        ("type=secret,id=s", Mount("secret", None)),
    ],
)
def test_a_mount(written: str, expected: Mount) -> None:
    image = container(f"FROM node\nWORKDIR /w\nRUN --mount={written} true\n").image
    assert mounts(image.stage.steps[-1]) == [expected]


def test_the_innermost_mount_lies_over_a_path() -> None:
    flags = "--mount=target=/m --mount=type=cache,target=/m/c"
    step = container(f"FROM node\nRUN {flags} true\n").image.stage.steps[0]
    found = [mount_over(step, path) for path in ("/m/c/x", "/m/x", "/mx")]
    assert [one and one.kind for one in found] == ["cache", "bind", None]
    assert found[1] is not None
    assert found[1].source_of("/m/x") == "/x"
