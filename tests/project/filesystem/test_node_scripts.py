"""What package.json scripts do to node_modules."""

from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.filesystem.node_scripts import may_change_modules

DOCKERFILE = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN npm run build\n"


def kind(build: str, member: dict[str, str]) -> str:
    root = {
        "name": "root",
        "workspaces": ["mods/*"],
        "scripts": {"build": build},
        "devDependencies": {"lerna": "9"},
    }
    files = {
        "Dockerfile": DOCKERFILE,
        "compose.yaml": "services: {it: {build: .}}\n",
        "package.json": json.dumps(root),
        "mods/a/package.json": json.dumps({"name": "a", "scripts": member}),
        "mods/b/package.json": '{"name": "b"}',
    }
    (image,) = load(MemoryFiles(files)).images.all
    return image.node_modules.folders["/app/node_modules"].kind.value


@pytest.mark.parametrize(
    ("build", "member", "expected"),
    [
        ("lerna run build", {"build": "tsc -b", "prebuild": "rimraf ./dist"}, "full"),
        ("lerna run build --stream", {"build": "tsc -b"}, "full"),
        ("lerna run build", {"build": "npm prune --omit=dev"}, "unknown"),
        ("lerna run build", {"build": "tsc", "postbuild": "rm -rf node_modules/x"}, "unknown"),
        ("lerna run build", {"build": "lerna run build"}, "unknown"),
        ("lerna run $WHAT", {"build": "tsc"}, "unknown"),
        ("lerna clean --yes", {}, "unknown"),
        ("lerna bootstrap", {}, "unknown"),
        ("make", {}, "unknown"),
    ],
)
def test_lerna_runs_a_script_of_each_member(build: str, member: dict[str, str], expected: str) -> None:
    assert kind(build, member) == expected


@pytest.mark.parametrize(
    ("text", "of_node", "answer"),
    [
        ("readFileSync(join('node_modules', 'zod'))", True, False),
        ("copyFileSync('node_modules/zod/a.js', 'dist/a.js')", True, False),
        ("cp node_modules/zod/a.js dist", False, True),
        ("rmSync('node_modules/zod', { recursive: true })", True, True),
        ("await fs.cp('mods', 'node_modules/mods')", True, True),
        ("import { rimraf } from 'rimraf'; rimraf('node_modules')", True, True),
        ("import fs from 'fs-extra'; use('node_modules', fs)", True, True),
        ("execa('npm', ['prune'])", True, True),
        ("rmSync('dist')", True, False),
    ],
)
def test_what_may_change_node_modules(text: str, of_node: bool, answer: bool) -> None:
    assert may_change_modules(text, of_node=of_node) is answer


@pytest.mark.parametrize(("selector", "expected"), [("a...", "full"), ("b", "unknown"), ("$B", "unknown")])
def test_only_the_scripts_of_chosen_packages_count(selector: str, expected: str) -> None:
    files = {
        "Dockerfile": "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm i -g pnpm && pnpm i --frozen-lockfile\n"
        f"RUN pnpm run --filter {selector} build\n",
        "compose.yaml": "services: {it: {build: .}}\n",
        "package.json": '{"name": "root", "devDependencies": {"typescript": "6"}}',
        "pnpm-workspace.yaml": "packages: [mods/*]\n",
        "mods/a/package.json": '{"name": "a", "scripts": {"build": "node make.mjs"}}',
        "mods/a/make.mjs": "copyFileSync('node_modules/zod/a.js', 'a.js')\n",
        "mods/b/package.json": '{"name": "b", "scripts": {"build": "npm prune --omit=dev"}}',
    }
    (image,) = load(MemoryFiles(files)).images.all
    assert image.node_modules.folders["/app/node_modules"].kind.value == expected
