from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load

BASE = "FROM node:24-alpine\nWORKDIR /srv/app\nCOPY package.json ./\nRUN npm install\nCOPY . .\n"
MANIFEST = '{"name": "it", "scripts": {"start-prod": "node src/main.js", "build": "tsc"}}'


def ships(dockerfile: str, **files: str) -> bool | None:
    tree = {"Dockerfile": dockerfile, "package.json": MANIFEST, "src/main.js": "start()", **files}
    (container,) = load(MemoryFiles(tree)).images.containers
    return container.ships


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ('CMD ["npm", "run", "start:prod"]', False),
        ('CMD ["npm", "run", "start-prod"]', True),
        ('CMD ["npm", "run", "start:prod", "--if-present"]', True),
        ('CMD ["npm", "run", "start"]', True),
        ('CMD ["pnpm", "run", "start:prod"]', True),
        ("CMD npm run start:prod || node src/main.js", True),
        ("RUN npm pkg set scripts.serve=x\nCMD npm run serve", True),
    ],
)
def test_the_script_of_a_command(command: str, expected: bool) -> None:
    assert ships(f"{BASE}{command}\n") is expected


def test_a_stage_takes_the_manifest() -> None:
    build = BASE.replace("FROM node:24-alpine", "FROM node:24-alpine AS build")
    end = "FROM node:24-alpine\nCOPY --from=build /srv/app ./\nCMD npm run start:prod\n"
    assert ships(build + end) is False
    assert ships((build + end).replace("start:prod", "start-prod")) is True


def test_what_compose_builds_is_taken_to_start() -> None:
    dockerfile = BASE + "CMD npm run start:prod\n"
    assert ships(dockerfile, **{"compose.yaml": "services: {it: {build: .}}\n"}) is True


LOCKED = BASE.replace("package.json", "package.json yarn.lock") + 'CMD ["node", "src/main.js"]\n'


def test_a_lockfile_that_is_not_there() -> None:
    assert ships(LOCKED) is False
    assert ships(LOCKED, **{"yarn.lock": ""}) is True
    assert ships(LOCKED, **{"other/yarn.lock": ""}) is None
    assert ships(LOCKED.replace("yarn.lock", "yarn.lock*")) is True


def test_a_lockfile_that_git_ignores() -> None:
    tree = {"Dockerfile": LOCKED, "package.json": MANIFEST, "src/main.js": ""}
    (container,) = load(MemoryFiles(tree, ignored=["yarn.lock"])).images.containers
    assert container.ships is True
