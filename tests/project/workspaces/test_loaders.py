"""Which applications of a workspace load a package, and what all of them declare."""

from __future__ import annotations

import json

import pytest

from dockerlint.project.workspaces.loaders import declared_by_loaders
from tests.support.small_projects import project


@pytest.mark.parametrize(
    ("site", "job", "wanted"),
    [
        ({"dependencies": {"kit": "*", "x": "1"}}, {}, ("site", True)),
        ({"dependencies": {"kit": "*", "x": "1"}}, {"dependencies": {"kit": "*"}}, ("site", False)),
        ({"dependencies": {"kit": "*", "x": "1"}}, {"dependencies": {"kit": "*", "x": "1"}}, ("job", True)),
        ({"dependencies": {"kit": "*"}, "devDependencies": {"x": "1"}}, {}, None),
        ({"dependencies": {"x": "1"}}, {}, ("kit", True)),
    ],
)
def test_applications(
    site: dict[str, object], job: dict[str, object], wanted: tuple[str, bool] | None
) -> None:
    packages: dict[str, dict[str, object]] = {
        "icons": {},
        "kit": {"dependencies": {"icons": "*", "x": "1"}},
        "site": site,
        "job": job,
    }
    files = {f"{name}/package.json": json.dumps({"name": name, **one}) for name, one in packages.items()}
    [workspace] = project({"package.json": json.dumps({"workspaces": [*packages]}), **files}).workspaces.all
    package = workspace.package_named("icons")
    assert package is not None
    found = declared_by_loaders(workspace, package, "x")
    assert (found and (found.package.name, found.by_all)) == wanted
