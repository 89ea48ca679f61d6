from __future__ import annotations

import pytest

from dockerlint.project.images.development import serves_development
from tests.support.small_projects import project

APP = 'FROM node:22\nCOPY server.js .\nCMD ["node", "server.js"]\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"e2e/Dockerfile": APP}, True),
        ({"Dockerfile": APP}, False),
        ({"Dockerfile.dev": APP}, False),
        ({"demo/Dockerfile.dev": APP, "package.json": "{}"}, True),
        ({"Dockerfile": "FROM node:22 AS dev\n" + APP}, False),
        ({"Dockerfile.dev": "# For local development only.\n" + APP}, True),
        ({"Dockerfile": APP, "README.md": "This repository contains examples.\n"}, True),
        (
            {"Dockerfile": APP, "README.md": "This repository contains examples.\n", "package.json": "{}"},
            False,
        ),
        ({"Dockerfile": "FROM node:22 AS dev\n", "compose.yaml": "services: {a: {build: .}}\n"}, True),
    ],
)
def test_a_dockerfile_is_for_development_if_all_its_images_are(files: dict[str, str], expected: bool) -> None:
    found = project({"server.js": "", **files}).images
    assert [serves_development(found, one) for one in {one.path for one in found.all}] == [expected]
