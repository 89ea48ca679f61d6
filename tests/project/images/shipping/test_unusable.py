"""Images that nobody can build or start from the tree."""

from __future__ import annotations

import pytest

from dockerlint.project.images.shipping.unusable import unusable
from tests.support.small_projects import lone

BASE = "FROM node:24-alpine\nWORKDIR /srv\nCOPY package.json ./\n"
MANIFEST = '{"name": "it", "scripts": {"serve": "node src/main.js"}}'


@pytest.mark.parametrize(
    ("steps", "why", "at"),
    [
        ("COPY . .\nCMD node .\n", "what it starts is not in it: no `main`, and no index.js", "node ."),
        ("COPY . .\nCMD npm run go\n", "the package.json lacks the script that it starts", "npm run go"),
        ("COPY yarn.lock ./\nCMD npm run serve\n", "it can't be built: there is no `yarn.lock`", "yarn.lock"),
    ],
)
def test_what_is_missing(steps: str, why: str, at: str) -> None:
    container = lone(BASE + steps, **{"package.json": MANIFEST, "src/main.js": "start()"})
    found = unusable(container.image.origins, container.image.stage, container.launch.started)
    assert found
    assert (found.why, found.at.text) == (why, at)
    assert container.ships is False


def test_an_image_that_lacks_nothing() -> None:
    container = lone(
        BASE + "COPY . .\nCMD npm run serve\n", **{"package.json": MANIFEST, "src/main.js": "start()"}
    )
    assert unusable(container.image.origins, container.image.stage, container.launch.started) is None
