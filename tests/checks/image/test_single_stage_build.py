from __future__ import annotations

import json

import pytest

from dockerlint.checks.image.dev_dependencies_shipped import check as shipped
from dockerlint.checks.image.single_stage_build import check
from dockerlint.files import MemoryFiles
from dockerlint.findings import Problem
from dockerlint.load import load

MANIFEST = {
    "name": "it",
    "scripts": {"build": "tsc", "idle": "echo nothing", "dev": "nest start --watch"},
    "dependencies": {"a": "1"},
    "devDependencies": {"typescript": "5", "prisma": "6", "vitest": "3", "eslint": "9"},
}
TREE = {
    "package.json": json.dumps(MANIFEST),
    "src/main.ts": "",
    "compose.yaml": "services: {it: {build: .}}\n",
}
START = 'CMD ["node", "dist/main.js"]\n'


def problems(dockerfile: str, **files: str) -> tuple[list[Problem], list[Problem]]:
    """Return what single-stage-build says, and what dev-dependencies-shipped says."""
    project = load(MemoryFiles({**TREE, "Dockerfile": dockerfile, **files}))
    images = project.images.shipped
    return (
        [one for image in images for one in check(image, project)],
        [one for image in images for one in shipped(image, project)],
    )


def kept(lines: str, **files: str) -> list[str]:
    head = "the build runs in the image that ships, which keeps "
    found, _ = problems(f"FROM node:22\nWORKDIR /app\n{lines}{START}", **files)
    return [one.message.removeprefix(head) for one in found]


def test_the_labels_say_what_stays_and_what_to_do() -> None:
    dockerfile = f"""\
FROM node:22 AS all
RUN apt-get update && apt-get install -y python3 make g++
WORKDIR /app
COPY package.json ./
RUN npm ci
COPY src ./src
RUN npm run lint && \\
    npm run build
{START}"""
    (found,), others = problems(dockerfile)
    assert others == []
    assert found.at.text == "RUN npm run lint && \\"
    assert found.message == (
        "the build runs in the image that ships, which keeps the dev dependencies, a toolchain and the sources"
    )
    assert [(one.at.text, one.message) for one in found.labels] == [
        ("npm ci", "this installs the dev dependencies"),
        ("apt-get install -y python3 make g++", "this installs `python3`, `make`, `g++`"),
        ("COPY src ./src", "this brings the sources"),
        ("FROM node:22 AS all", "build in a separate stage, and copy only what runs from it"),
        ("it", "service `it` runs it"),
    ]


FULL = "COPY package.json ./\nRUN npm ci\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (FULL + "RUN npm run build\n", ["the dev dependencies"]),
        (FULL + "COPY src ./src\nRUN npx tsc\nRUN rm -rf src\n", ["the dev dependencies"]),
        (FULL + "RUN npx tsc --noEmit\n", []),
        (FULL + "RUN npm run idle\n", []),
        (FULL + "RUN npm run build || true\n", ["the dev dependencies"]),
        (FULL + 'RUN if [ -n "$B" ]; then npm run build; fi\n', []),
        (FULL + "RUN npm run build && npm prune --omit=dev\n", []),
        (FULL + "RUN npm run build\nRUN npm prune --omit=dev\n", []),
        (FULL + "RUN npm run build && mystery\n", []),
        (FULL + "RUN npx nx run it:build\n", ["the dev dependencies"]),
        (FULL + "RUN pnpm turbo build\n", ["the dev dependencies"]),
        (FULL + "RUN npx webpack --watch\n", []),
        ("RUN apk add python3 && npx tsc\n", []),
        ("RUN apk add g++=13 && npx tsc\n", ["a toolchain"]),
        ("RUN apk add --virtual .t g++ && npx tsc && apk del .t\n", []),
        ("RUN apt-get install -y gcc && npx tsc && apt-get purge -y $TOOLS\n", []),
    ],
)
def test_what_a_build_leaves(lines: str, expected: list[str]) -> None:
    assert kept(lines) == expected


def test_a_manifest_without_dev_dependencies_leaves_nothing() -> None:
    manifest = json.dumps({**MANIFEST, "devDependencies": {}})
    assert kept(FULL + "RUN npm run build\n", **{"package.json": manifest}) == []


@pytest.mark.parametrize(
    "start",
    ['CMD ["npm", "run", "dev"]', 'CMD ["npx", "nodemon", "x.js"]', 'CMD ["node", "--watch", "x.js"]', 'CMD ["npm", "test"]'],
)  # fmt: skip
def test_an_image_that_starts_development_is_none_that_ships(start: str) -> None:
    lines = f"FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n{start}\n"
    assert problems(lines) == ([], [])


def test_a_stage_that_another_one_copies_from_is_a_stage_that_builds() -> None:
    dockerfile = f"""\
FROM node:22 AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build
{START}
FROM node:22
WORKDIR /app
COPY --from=build /app/dist dist
{START}"""
    both = "services:\n  migrate: {build: {context: ., target: build}}\n  it: {build: .}\n"
    alone = "services:\n  migrate: {build: {context: ., target: build}}\n"
    assert problems(dockerfile, **{"compose.yaml": both})[0] == []
    assert [one.at.start.line for one in problems(dockerfile, **{"compose.yaml": alone})[0]] == [4]


def test_names_of_test_images_are_for_development() -> None:
    compose = "services: {it: {build: {context: ., dockerfile: Dockerfile.integration}}}\n"
    text = f"FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n{START}"
    assert problems("FROM node:22\n", **{"compose.yaml": compose, "Dockerfile.integration": text}) == ([], [])


def test_the_copy_that_brings_dev_dependencies_is_the_place() -> None:
    dockerfile = f"""\
FROM node:22 AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build
FROM node:22
WORKDIR /app
COPY --from=build /app/dist dist
COPY --from=build /app/node_modules node_modules
{START}"""
    builds, (found,) = problems(dockerfile)
    assert builds == []
    assert (found.at.start, found.at.text) == ((8, 19), "/app/node_modules")
    assert found.message == "`/app/node_modules` brings dev dependencies into the image that ships"
    assert [(one.at.text, one.message) for one in found.labels] == [
        (
            "npm ci",
            "installed here: copy from a stage that installs with `--omit=dev`, or run `npm prune --omit=dev` before the copy",
        ),
        ('"devDependencies"', "`typescript`, `prisma`, `vitest` and 1 more"),
        ("it", "service `it` runs it"),
    ]


def test_a_command_that_needs_a_dev_dependency_keeps_them_by_intention() -> None:
    lines = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n"
    (found,) = problems(f"{lines}{START}")[1]
    assert (found.at.text, found.labels[0].message) == ("npm ci", "install with `--omit=dev`")
    assert problems(f"{lines}CMD npx prisma migrate deploy && node dist/main.js\n")[1] == []


@pytest.mark.parametrize(
    ("volume", "expected"),
    [(".:/app", 0), ("./conf:/app/conf", 1), ("data:/app", 1), ("./logs:/var/log/app", 1)],
)
def test_a_service_over_mounted_sources_is_for_development(volume: str, expected: int) -> None:
    compose = f"services: {{it: {{build: ., volumes: ['{volume}']}}}}\nvolumes: {{data: {{}}}}\n"
    lines = f"FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n{START}"
    assert len(problems(lines, **{"compose.yaml": compose})[0]) == expected


def test_a_later_stage_that_copies_from_it_is_the_one_to_build() -> None:
    files = {"compose.yaml": "services: {it: {build: {context: ., target: all}}}\n"}
    build = f"FROM node:22 AS all\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n{START}"
    (found,), _ = problems(f"{build}FROM node:22\nCOPY --from=all /app /app\n{START}", **files)
    assert [(one.at.text, one.message) for one in found.labels if "stage" in one.message] == [
        ("FROM node:22", "this stage copies from it already: build this one instead")
    ]
