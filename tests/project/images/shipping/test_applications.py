"""Whether an image holds an application."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load

TREE = {
    "package.json": "{}",
    "pnpm-workspace.yaml": "packages: ['apps/*']\n",
    "apps/x/package.json": "{}",
    "apps/x/default.conf": "",
    "apps/x/bin/run": "",
    "conf/a.conf": "",
    "apps/x/conf/run": "",
}


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("COPY . .", True),
        ("COPY default.conf .", False),
        ("COPY bin /bin", True),
        ("COPY dist .", True),
        ("COPY conf .", None),
        ("COPY . .\nCOPY yarn.lock .", None),
        ("COPY src yarn.lock ./", True),
        ("COPY start.sh yarn.lock ./", None),
        ("", False),
    ],
)
def test_what_all_possible_contexts_answer(copy: str, expected: bool | None) -> None:
    tree = {**TREE, "apps/x/Dockerfile": f"FROM node\n{copy}\nCMD run\n"}
    (image,) = load(MemoryFiles(tree)).images.all
    assert image.is_application is expected


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("npm config set fund false && npm install -g @acme/cli@1.2.0 --omit=dev", True),
        ("npm install --global @acme/cli", True),
        ("npm install @acme/cli", False),
        ("npm install -g @acme/tool", False),
        ("npm install -g other", False),
    ],
)
def test_a_published_package_of_the_tree_is_an_application(run: str, expected: bool) -> None:
    tree = {
        "package.json": '{"workspaces": ["cli", "tool"]}',
        "cli/package.json": '{"name": "@acme/cli"}',
        "tool/package.json": '{"name": "@acme/tool", "private": true}',
        "Dockerfile": f"FROM node\nRUN {run}\nCMD run\n",
    }
    (image,) = load(MemoryFiles(tree)).images.all
    assert image.is_application is expected
