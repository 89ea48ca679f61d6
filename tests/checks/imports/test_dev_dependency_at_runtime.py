from __future__ import annotations

import json

import pytest

from dockerlint.checks.imports.dev_dependency_at_runtime import check
from dockerlint.files import MemoryFiles
from dockerlint.findings import Problem, Severity
from dockerlint.load import load

DOCKERFILE = """\
FROM node:22
WORKDIR /app
COPY . .
RUN npm ci --omit=dev
CMD ["node", "src/main.js"]
"""


def manifest(**fields: object) -> str:
    return json.dumps({"name": "it", "devDependencies": {"x": "1"}, **fields})


def problems(files: dict[str, str]) -> list[Problem]:
    base = {
        "compose.yaml": "services: {it: {build: .}}\n",
        "Dockerfile": DOCKERFILE,
        "package.json": manifest(),
        "src/main.js": "require('./other');\n",
        "src/other.js": "require('x');\n",
    }
    project = load(MemoryFiles({**base, **files}))
    return [one for image in project.images.containers for one in check(image, project)]


def severities(**files: str) -> list[Severity | None]:
    return [one.severity for one in problems(files)]


def test_the_import_is_the_place_and_the_labels_say_why() -> None:
    (found,) = problems({})
    assert found.message == "`x` is imported, but the image leaves devDependencies out"
    assert (found.at.path, found.at.start, found.at.text) == ("src/other.js", (1, 9), "'x'")
    assert (found.severity, found.subject) == (None, "x")
    assert [(one.at.path, one.at.text, one.message) for one in found.labels] == [
        ("package.json", '"x"', "move it to `dependencies`"),
        ("Dockerfile", "npm ci --omit=dev", "this leaves it out of the image"),
        ("Dockerfile", '"node", "src/main.js"', "the service `it` starts src/main.js -> src/other.js"),
        ("compose.yaml", "it", "service `it` runs it"),
    ]


def lock(**entry: object) -> str:
    return json.dumps({"packages": {"": {}, "node_modules/x": entry, "node_modules/y": {"dev": True}}})


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"Dockerfile": DOCKERFILE.replace(" --omit=dev", "")}, []),
        ({"Dockerfile": DOCKERFILE.replace(" --omit=dev", " && mystery")}, []),
        ({"Dockerfile": DOCKERFILE.replace("npm ci --omit=dev", "npm ci && npm prune --omit=dev")}, [None]),
        ({"Dockerfile": DOCKERFILE.replace('["node", "src/main.js"]', "npm install && node src/main.js")}, []),
        ({"package.json": manifest(dependencies={"x": "1"})}, []),
        ({"package.json": manifest(peerDependencies={"x": "1"})}, []),
        ({"src/main.js": "if (process.env.X) require('./other');\n"}, [Severity.WARNING]),
        ({"src/other.js": "try { require('x'); } catch {}\n"}, []),
        ({"src/main.js": ""}, []),
        ({"package-lock.json": lock(dev=True)}, [None]),
        ({"package-lock.json": lock(version="1.0.0")}, [Severity.WARNING]),
        ({"compose.yaml": "services: {it: {build: ., volumes: ['.:/app']}}\n"}, []),
        ({"compose.yaml": "services: {it: {build: ., volumes: ['data:/data']}}\nvolumes: {data: {}}\n"}, [None]),
    ],
)  # fmt: skip
def test_what_the_image_holds_decides(files: dict[str, str], expected: list[Severity | None]) -> None:
    assert severities(**files) == expected


WORKSPACE = {
    "package.json": json.dumps({"name": "root", "packageManager": "pnpm@10.0.0", "dependencies": {}}),
    "pnpm-workspace.yaml": "packages: [api, lib]\n",
    "api/package.json": manifest(),
    "api/main.js": "require('x');\n",
    "lib/package.json": json.dumps({"name": "lib", "dependencies": {"x": "1"}}),
    "Dockerfile": """\
FROM node:22 AS build
WORKDIR /repo
COPY . .
RUN pnpm install --frozen-lockfile
RUN pnpm --filter it --prod deploy /out
FROM node:22
COPY --from=build /out /app
CMD ["node", "/app/main.js"]
""",
}


def test_a_neighbour_serves_only_hoisted_trees_that_deploy_it() -> None:
    hoisted = {".npmrc": "node-linker=hoisted\n"}
    with_lib = {"api/package.json": manifest(dependencies={"lib": "workspace:*"}, devDependencies={"x": "1"})}
    assert severities(**WORKSPACE) == [None]
    assert severities(**WORKSPACE, **hoisted) == [None]
    assert severities(**{**WORKSPACE, **with_lib}) == [None]
    assert severities(**{**WORKSPACE, **with_lib}, **hoisted) == [Severity.WARNING]


def test_what_the_root_declares_may_serve() -> None:
    root = json.dumps({"name": "root", "packageManager": "pnpm@10.0.0", "dependencies": {"x": "1"}})
    (found,) = problems({**WORKSPACE, "package.json": root})
    assert found.severity is Severity.WARNING
    assert (found.labels[2].at.path, found.labels[2].message) == (
        "package.json",
        "works only where the root's dependencies are installed too",
    )


def test_built_files_are_traced_to_their_sources() -> None:
    dockerfile = """\
FROM node:22 AS build
WORKDIR /build
COPY package.json tsconfig.json ./
RUN npm ci
COPY src ./src
RUN npm run build
FROM node:22
WORKDIR /app
COPY package.json ./
RUN npm ci --omit=dev
COPY --from=build /build/dist ./lib
CMD ["node", "lib/main.js"]
"""
    (found,) = problems(
        {
            "Dockerfile": dockerfile,
            "package.json": manifest(scripts={"build": "tsc"}),
            "tsconfig.json": '{"compilerOptions": {"rootDir": "src", "outDir": "dist"}}',
            "src/main.ts": "import x from 'x';\nx();\n",
        }
    )
    assert (found.at.path, found.at.text) == ("src/main.ts", "'x'")
    assert found.labels[2].message == "the service `it` starts src/main.ts"
