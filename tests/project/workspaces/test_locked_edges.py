"""Which dependency of a package brings another one."""

from __future__ import annotations

import json

import pytest

from dockerlint.project.workspaces.locked_edges import brought_by
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from tests.support.small_projects import project

LOCK = json.dumps(
    {
        "packages": {
            "node_modules/far": {"dependencies": {"near": "1"}},
            "node_modules/near": {"dependencies": {"x": "1", "far": "1"}},
            "node_modules/x": {},
            "node_modules/copies": {"dependencies": {"x": "2"}},
            "node_modules/copies/node_modules/x": {},
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
        ({"dependencies": {"copies": "1"}}, LOCK, None),
        ({"dependencies": {"copies": "1", "far": "1"}}, LOCK, "far"),
    ],
)
def test_the_dependency_that_brings_a_package(
    fields: dict[str, object], lock: str, wanted: str | None
) -> None:
    files = {"package.json": json.dumps({"name": "app", **fields}), "package-lock.json": lock}
    [workspace] = project(files).workspaces.all
    assert brought_by(workspace, PnpmVersion(), workspace.packages[0], "x") == wanted


BUN = """{"workspaces": {"": {"name": "app"}}, "packages": {"near": ["near@1", "", {"dependencies": {"x": "1"}}], "x": ["x@1"],}}"""
PNPM = """lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      near:
        specifier: '1'
        version: 1.0.0
snapshots:
  near@1.0.0:
    dependencies:
      x: 1.0.0
  x@1.0.0: {}
"""


@pytest.mark.parametrize(
    ("name", "lock", "pnpm"),
    [("bun.lock", BUN, PnpmVersion()), ("pnpm-lock.yaml", PNPM, PnpmVersion((10,), shown=True))],
)
def test_the_lockfiles_of_bun_and_pnpm(name: str, lock: str, pnpm: PnpmVersion) -> None:
    manifest = json.dumps({"name": "app", "dependencies": {"near": "1"}})
    [workspace] = project({"package.json": manifest, name: lock}).workspaces.all
    assert brought_by(workspace, pnpm, workspace.packages[0], "x") == "near"
    assert brought_by(workspace, pnpm, workspace.packages[0], "y") is None
