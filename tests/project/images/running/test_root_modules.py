"""Whether images that hold a package of a workspace hold what its root installs."""

from __future__ import annotations

import json

import pytest

from dockerlint.models.package import DependencyGroup
from dockerlint.project.images.running.root_modules import root_comes_along
from tests.support.small_projects import project

WHOLE = "FROM node:22-slim\nWORKDIR /app\nRUN npm install -g pnpm@10\nCOPY . .\nRUN pnpm install {0}\nCMD node api/main.js\n"
DEPLOYED = (
    "FROM node:22-slim AS build\nWORKDIR /src\nRUN npm install -g pnpm@10\nCOPY . .\nRUN pnpm install\n"
    "RUN pnpm --filter=api --prod deploy /out\nFROM node:22-slim\nCOPY --from=build /out /app\nCMD node /app/main.js\n"
)


def comes(dockerfile: str, group: DependencyGroup = DependencyGroup.DEPENDENCIES) -> bool | None:
    """Return the answer for the package `api` of a workspace, in the image of a Dockerfile."""
    found = project(
        {
            "Dockerfile": dockerfile,
            "package.json": json.dumps({"name": "root", "private": True, "devDependencies": {"a": "1"}}),
            "pnpm-workspace.yaml": "packages: [api]\n",
            "api/package.json": json.dumps({"name": "api", "dependencies": {"b": "1"}}),
            "api/main.js": "",
        }
    )
    (space,) = found.workspaces.all
    package = space.package_named("api")
    assert package is not None
    assert space.root is not None
    return root_comes_along(found.images.shipped, package.manifest, space.root.manifest, group)


@pytest.mark.parametrize(
    ("options", "group", "expected"),
    [
        ("", DependencyGroup.DEPENDENCIES, True),
        ("--prod", DependencyGroup.DEPENDENCIES, True),
        ("", DependencyGroup.DEV, True),
        ("--prod", DependencyGroup.DEV, False),
    ],
)
def test_an_install_of_the_workspace_brings_the_root(
    options: str, group: DependencyGroup, expected: bool
) -> None:
    assert comes(WHOLE.format(options), group) is expected


def test_pnpm_deploy_leaves_the_root_out() -> None:
    assert comes(DEPLOYED) is False


def test_an_image_that_does_not_hold_the_package_decides_nothing() -> None:
    assert comes("FROM node:22-slim\nCMD node\n") is None
