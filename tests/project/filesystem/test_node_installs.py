from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.filesystem.node_folders import NodeModules

MANY = {
    "package.json": '{"name": "root", "private": true, "devDependencies": {"turbo": "2"}}',
    "pnpm-workspace.yaml": "packages: ['apps/*', 'libs/*']\n",
    "apps/web/package.json": '{"name": "@x/web", "dependencies": {"@x/kit": "workspace:*"}, "devDependencies": {"vite": "6"}}',
    "apps/api/package.json": '{"name": "@x/api", "dependencies": {"fastify": "5"}, "devDependencies": {"tsx": "4"}}',
    "libs/kit/package.json": '{"name": "@x/kit"}',
}


def held(dockerfile: str, files: dict[str, str]) -> NodeModules:
    project = load(
        MemoryFiles({"compose.yaml": "services: {it: {build: .}}\n", "Dockerfile": dockerfile, **files})
    )
    (image,) = project.images.all
    return image.node_modules


def installed(dockerfile: str) -> dict[str, tuple[str, list[str]]]:
    found = held(dockerfile, MANY)
    return {
        at: (one.kind.value, [manifest.folder for manifest in one.manifests])
        for at, one in found.folders.items()
        if not one.linked
    }


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ("COPY . .\nRUN pnpm i", {"/w/node_modules": ("full", [".", "apps/api", "apps/web", "libs/kit"])}),
        (
            "COPY . .\nRUN cd apps/web && pnpm i",
            {"/w/node_modules": ("full", [".", "apps/api", "apps/web", "libs/kit"])},
        ),
        (
            "COPY . .\nRUN pnpm i --filter @x/web...",
            {"/w/node_modules": ("full", [".", "apps/web", "libs/kit"])},
        ),
        (
            "COPY . .\nRUN pnpm i --filter ./apps/api --prod",
            {"/w/node_modules": ("production", [".", "apps/api"])},
        ),
        ("COPY . .\nRUN pnpm i --filter $WHAT", {"/w/node_modules": ("full", ["."])}),
        (
            "COPY . .\nRUN cd apps/api && pnpm i --ignore-workspace",
            {"/w/apps/api/node_modules": ("full", ["apps/api"])},
        ),
        ("COPY . .\nRUN npm ci", {"/w/node_modules": ("full", ["."])}),
        ("COPY package.json ./\nRUN pnpm i", {"/w/node_modules": ("full", ["."])}),
        (
            "COPY package.json pnpm-workspace.yaml ./\nCOPY apps/api/package.json apps/api/\nRUN pnpm i",
            {"/w/node_modules": ("full", [".", "apps/api"])},
        ),
        ("COPY apps/api .\nRUN npm ci", {"/w/node_modules": ("full", ["apps/api"])}),
        (
            "COPY . .\nRUN pnpm i && pnpm prune --prod",
            {"/w/node_modules": ("production", ["."])},
        ),
        (
            "COPY . .\nRUN pnpm --filter @x/api deploy --prod /out",
            {"/out/node_modules": ("deploy", ["apps/api"])},
        ),
        ("COPY . .\nRUN pnpm --filter @x/api deploy out", {"/w/out/node_modules": ("full", ["apps/api"])}),
        ("COPY . .\nRUN pnpm --filter $X --prod deploy /out", {"/out/node_modules": ("unknown", [])}),
    ],
)
def test_workspaces(commands: str, expected: dict[str, tuple[str, list[str]]]) -> None:
    assert installed(f"FROM node:22\nWORKDIR /w\n{commands}\n") == expected


def test_npm_workspaces_are_installed_from_the_root() -> None:
    files = {
        "package.json": '{"name": "root", "workspaces": ["apps/*"], "devDependencies": {"x": "1"}}',
        "apps/a/package.json": '{"name": "a", "devDependencies": {"y": "1"}}',
        "apps/b/package.json": '{"name": "b"}',
    }
    whole = held("FROM node:22\nWORKDIR /w\nCOPY . .\nRUN cd apps/a && npm ci\n", files)
    assert [one.folder for one in whole.folders["/w/node_modules"].manifests] == [".", "apps/a", "apps/b"]
    one = held("FROM node:22\nWORKDIR /w\nCOPY . .\nRUN npm ci -w a\n", files)
    assert [one.folder for one in one.folders["/w/node_modules"].manifests] == ["apps/a"]


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ("pnpm i", {"/w": "full", "/w/apps/api": "full", "/w/apps/web": "full", "/w/libs/kit": "full"}),
        ("pnpm i -P --filter @x/api", {"/w": "production", "/w/apps/api": "production"}),
        (
            "pnpm i && pnpm prune --prod",
            {
                "/w": "production",
                "/w/apps/api": "unknown",
                "/w/apps/web": "unknown",
                "/w/libs/kit": "unknown",
            },
        ),
        (
            "pnpm i --filter @x/api && cd apps/api && pnpm prune --prod",
            {"/w": "unknown", "/w/apps/api": "production"},
        ),
        ("pnpm i --filter @x/api && rm -rf node_modules", {"/w/apps/api": "full"}),
        ("pnpm i --filter @x/api && rm -rf apps", {"/w": "full"}),
    ],
)
def test_each_member_of_a_workspace_has_its_own(commands: str, expected: dict[str, str]) -> None:
    found = held(f"FROM node:22\nWORKDIR /w\nCOPY . .\nRUN {commands}\n", MANY)
    assert {at.removesuffix("/node_modules"): one.kind.value for at, one in found.folders.items()} == expected


def test_npm_prunes_every_member() -> None:
    files = {
        "package.json": '{"name": "root", "workspaces": ["apps/*"], "devDependencies": {"x": "1"}}',
        "apps/a/package.json": '{"name": "a", "devDependencies": {"y": "1"}}',
    }
    found = held("FROM node:22\nWORKDIR /w\nCOPY . .\nRUN npm ci && npm prune --omit=dev\n", files)
    assert {at: one.kind.value for at, one in found.folders.items()} == {
        "/w/node_modules": "production",
        "/w/apps/a/node_modules": "production",
    }
