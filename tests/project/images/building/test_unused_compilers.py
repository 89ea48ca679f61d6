from __future__ import annotations

import pytest

from dockerlint.project.images.building.unused_compilers import unused_compilers
from tests.support.small_projects import project

TREE = {
    "package.json": '{"name": "meter", "scripts": {"start": "node main.js"}}',
    "main.js": "",
    "any.sh": '#!/bin/sh\nexec "$RUN"\n',
    "compose.yaml": "services: {it: {build: .}}\n",
}
TOOLS = "RUN apk add --no-cache python3 make g++\n"
INSTALL = "COPY package.json .\nRUN npm ci\n"
TAKE = "COPY --from=deps /app/node_modules node_modules\nCOPY main.js package.json .\n"
START = 'CMD ["node", "main.js"]\n'


def found(dockerfile: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Return the compilers of each container that ships and uses none, where they are installed, and the stage that compiles."""
    images = project({**TREE, "Dockerfile": dockerfile}).images
    compilers = (unused_compilers(one, images) for one in images.shipped)
    return [(one.names, one.at.text, one.compiled_in.written.label) for one in compilers if one]


def kept(
    last: str = TOOLS, start: str = START, base: str = "node:24-alpine", deps: str = TOOLS + INSTALL
) -> bool:
    first = f"FROM node:24-alpine AS deps\nWORKDIR /app\n{deps}"
    return bool(found(f"{first}FROM {base}\nWORKDIR /app\n{last}{TAKE}{start}"))


def test_compilers_of_a_common_base() -> None:
    dockerfile = (
        f"FROM node:24-alpine AS base\n{TOOLS}WORKDIR /app\nFROM base AS deps\n{INSTALL}"
        f"FROM deps AS pruned\nRUN npm prune --omit=dev\nFROM base\n{TAKE.replace('deps', 'pruned')}{START}"
    )
    assert found(dockerfile) == [(("make", "g++"), "apk add --no-cache python3 make g++", "deps")]


@pytest.mark.parametrize(
    ("install", "expected"),
    [
        ("npm ci --omit=dev --ignore-scripts && npm cache clean --force", ["dev"]),
        ("npm ci --omit=dev", []),
        ("npm ci --omit=dev --ignore-scripts && npm rebuild", []),
    ],
)
def test_an_install_that_runs_no_scripts_compiles_nothing(install: str, expected: list[str]) -> None:
    dockerfile = (
        f"FROM node:24-alpine AS base\n{TOOLS}WORKDIR /app\nCOPY package.json main.js ./\nRUN {install}\n"
        f"FROM base AS dev\nRUN npm ci\nFROM dev AS build\nRUN npm run build\n"
        f"FROM base\nCOPY --from=build /app/dist dist\n{START}"
    )
    assert [stage for _, _, stage in found(dockerfile)] == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (TOOLS, True),
        ("RUN apt-get update && apt-get install -y build-essential && rm -rf /var/lib/apt/lists/*\n", True),
        (TOOLS + "RUN npm install -g pm2@6 && mkdir -p /data\n", True),
        (TOOLS + "RUN addgroup app && adduser -S app\nUSER app\n", True),
        (TOOLS + "RUN npm rebuild\n", False),
        (TOOLS + "RUN npm install -g sqlite3\n", False),
        (TOOLS + "RUN ./configure && make\n", False),
        (TOOLS + "RUN curl -fsSL https://example.org/x.sh | sh\n", False),
        (TOOLS + "RUN mystery\n", False),
        (TOOLS + "RUN apk del make g++\n", False),
        ("RUN apk add --virtual .t make g++ && apk del .t\n", False),
        ("RUN apk add python3 make\n", False),
        ("RUN apk add gcc python3\n", False),
        ("", False),
    ],
)
def test_what_the_image_does_with_its_compilers(last: str, expected: bool) -> None:
    assert kept(last) is expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (START, True),
        ("CMD npm start\n", True),
        ('ENTRYPOINT ["server", "run"]\n', True),
        ("CMD npm ci && node main.js\n", False),
        ("CMD make -C /app run\n", False),
        ('CMD ["node-red"]\n', False),
        ('CMD ["node", "node_modules/n8n/bin/n8n"]\n', False),
        ('CMD ["./any.sh"]\n', False),
        ("", False),
    ],
)
def test_what_the_container_starts(start: str, expected: bool) -> None:
    assert kept(start=start) is expected


def test_only_images_of_node_whose_modules_another_stage_compiles() -> None:
    assert kept(base="oven/bun:1")
    assert not kept(base="python:3.14")
    assert not kept(deps=INSTALL)
    assert not kept(deps=TOOLS)
