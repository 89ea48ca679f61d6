"""What package.json scripts do to node_modules."""

from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load

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
