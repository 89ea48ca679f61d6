"""Which dependency of a package brings another one."""

from __future__ import annotations

import json

import pytest

from dockerlint.project.workspaces.locked_edges import brought_by
from tests.support.small_projects import project

LOCK = json.dumps(
    {
        "packages": {
            "node_modules/far": {"dependencies": {"near": "1"}},
            "node_modules/near": {"dependencies": {"x": "1", "far": "1"}},
            "node_modules/x": {},
            "node_modules/other": {},
        }
    }
)


@pytest.mark.parametrize(
    ("fields", "lock", "wanted"),
    [
        ({"dependencies": {"far": "1", "near": "1"}}, LOCK, "near"),
        ({"dependencies": {"far": "1", "other": "1"}}, LOCK, "far"),
        ({"optionalDependencies": {"near": "1"}}, LOCK, "near"),
        ({"devDependencies": {"near": "1"}}, LOCK, None),
        ({"dependencies": {"other": "1"}}, LOCK, None),
        ({"dependencies": {"near": "1"}}, "{", None),
    ],
)
def test_the_dependency_that_brings_a_package(
    fields: dict[str, object], lock: str, wanted: str | None
) -> None:
    files = {"package.json": json.dumps({"name": "app", **fields}), "package-lock.json": lock}
    [workspace] = project(files).workspaces.all
    assert brought_by(workspace, workspace.packages[0], "x") == wanted
