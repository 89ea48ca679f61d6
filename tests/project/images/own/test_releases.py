"""Services that pull an older release than another compose file of the tree."""

from __future__ import annotations

import pytest

from dockerlint.project.images.own.releases import older_releases
from tests.support.compose_projects import projects


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("acme/api:v0.9.0", "acme/api:v0.10.0", ["old"]),
        ("acme/api:v0.9.0", "mirror.acme.example/acme/api:v0.10.0", ["old"]),
        ("acme/api:1.0.0-rc.1", "acme/api:1.0.0", ["old"]),
        ("acme/api:1.0.0", "acme/api:1.0.0", []),
        ("acme/api:1.0.0", "acme/web:2.0.0", []),
        ("acme/api:1.0.0", "acme/api:latest", []),
        ("acme/api:1.0", "acme/api:1.1.0", []),
        ("acme/api:${TAG}", "acme/api:1.1.0", []),
    ],
)
def test_a_higher_version_elsewhere_makes_a_release_an_old_one(
    old: str, new: str, expected: list[str]
) -> None:
    files = {
        "releases/1/compose.yaml": f"services: {{old: {{image: '{old}'}}}}\n",
        "releases/2/compose.yaml": f"services: {{new: {{image: '{new}'}}}}\n",
    }
    found = older_releases(one.model for one in projects(files))
    assert [one.name for one in found] == expected


def test_what_is_built_is_no_old_release() -> None:
    text = "services:\n  a: {build: ., image: 'acme/api:1.0.0'}\n  b: {image: 'acme/api:2.0.0'}\n"
    assert not older_releases(one.model for one in projects({"compose.yaml": text}))
