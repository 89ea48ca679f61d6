from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.images.containers import Container
from dockerlint.project.images.shipping.missing_entry import missing_entry
from dockerlint.project.launch.launch import Started
from tests.support.small_projects import project

BASE = "FROM node:24-alpine\nWORKDIR /srv/app\n"
COPIES = BASE + "COPY package.json ./\nRUN npm ci --omit=dev && npm cache clean --force\nCOPY . .\n"
START = 'CMD ["node", "."]\n'
MANIFEST = '{"name": "it", "scripts": {"build": "tsc"}}'


def entry(container: Container) -> Started | None:
    image = container.image
    return missing_entry(image.origins, image.stage, container.launch.started)


def missing(dockerfile: str = COPIES + START, manifest: str = MANIFEST, **files: str) -> list[str | None]:
    tree = {"Dockerfile": dockerfile, "package.json": manifest, "src/main.ts": "start()", **files}
    found = (entry(one) for one in project(tree).images.containers if one.image.default or one.image.local)
    return [one.command.at.text if one else None for one in found]


def test_a_folder_without_a_module() -> None:
    (container,) = project(
        {"Dockerfile": COPIES + START, "package.json": MANIFEST, "src/main.ts": "start()"}
    ).images.containers
    assert entry(container)
    assert container.ships is False


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        (COPIES + "RUN npm config set strict-ssl false\nRUN NODE_ENV=dev\n" + START, 1),
        (COPIES + "CMD node src\n", 0),
        (COPIES + 'CMD ["node", "src/main.ts"]\n', 0),
        (COPIES + "RUN npm run build\n" + START, 0),
        (COPIES + "RUN npx tsc\n" + START, 0),
        (COPIES + "RUN cp src/main.ts index.js\n" + START, 0),
        (COPIES.replace("node:24-alpine", "acme/app:1") + START, 0),
        (f"FROM node:24 AS build\nCOPY . /srv/app\n{COPIES}COPY --from=build /out /srv/app\n{START}", 0),
        (BASE + "RUN git clone https://example.org/it .\n" + START, 0),
    ],
)
def test_what_the_steps_may_bring(dockerfile: str, expected: int) -> None:
    assert len([one for one in missing(dockerfile) if one]) == expected


@pytest.mark.parametrize(
    "manifest",
    ['{"name": "it", "main": "dist/main.js"}', '{"name": "it", "scripts": {"postinstall": "tsc"}}', "{"],
)
def test_what_the_manifest_may_bring(manifest: str) -> None:
    assert missing(manifest=manifest) == [None]


@pytest.mark.parametrize("files", [{"index.js": ""}, {"index.json": "{}"}])
def test_what_the_context_may_bring(files: dict[str, str]) -> None:
    assert missing(**files) == [None]


def test_what_git_ignores_may_be_there() -> None:
    tree = {"Dockerfile": COPIES + START, "package.json": MANIFEST}
    (container,) = load(MemoryFiles(tree, ignored=["index.js"])).images.containers
    assert entry(container) is None


def test_what_a_workflow_or_compose_builds_is_taken_to_start() -> None:
    assert missing(**{"compose.yaml": "services: {it: {build: .}}\n"}) == []


def test_what_a_script_builds_is_looked_at() -> None:
    assert len(list(filter(None, missing(Makefile="it:\n\tdocker build -t it .\n")))) == 1
