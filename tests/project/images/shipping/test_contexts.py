"""Build contexts of Dockerfiles that nobody builds."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.images.shipping.contexts import lone_contexts

WORKSPACE = {
    "package.json": "{}",
    "pnpm-workspace.yaml": "packages: ['apps/*']\n",
    "apps/x/package.json": "{}",
    "apps/x/server.js": "",
    "scripts/stage.sh": "cp ~/keys.pem apps/x/\n",
}


def contexts(
    dockerfile: str, ignored: tuple[str, ...] = (), path: str = "apps/x/Dockerfile"
) -> tuple[str, ...]:
    found = load(MemoryFiles({**WORKSPACE, path: dockerfile}, ignored))
    (image,) = found.images.all
    contexts = lone_contexts(image.origins, image.dockerfile)
    assert (image.context and image.context.folder) == (contexts[0] if len(contexts) == 1 else None)
    return contexts


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("COPY server.js .", ("apps/x",)),
        ("COPY apps/x/server.js .", (".",)),
        ("COPY package.json .", ("apps/x", ".")),
        ("COPY . .", ("apps/x", ".")),
        ("COPY missing.conf .", ()),
        ("COPY yarn.lock .", ()),
        ("COPY server.js daemon ./", ("apps/x",)),
        ("COPY apps/x/server.js dist ./", (".",)),
        ("COPY package.json dist ./", ("apps/x", ".")),
        ("COPY server.js keys.pem ./", ("apps/x",)),
        ("COPY server.js other.pem ./", ()),
    ],
)
def test_its_own_folder_or_the_root_of_its_workspace(copy: str, expected: tuple[str, ...]) -> None:
    assert contexts(f"FROM node\n{copy}\n") == expected


def test_what_git_ignores_may_come_to_each() -> None:
    assert contexts("FROM node\nCOPY package.json out.conf ./\n", ("apps/x/out.conf", "out.conf")) == (
        "apps/x",
        ".",
    )


def test_the_nearest_folder_above_that_has_everything() -> None:
    path = "apps/x/docker/prod/Dockerfile"
    assert contexts("FROM node\nCOPY server.js .\n", path=path) == ("apps/x",)
    assert contexts("FROM python\nCOPY scripts/stage.sh apps/x/server.js ./\n", path=path) == (".",)


def test_a_folder_that_may_only_get_what_another_one_has_is_passed_over() -> None:
    files = {"bin/core/Dockerfile": "FROM node\nCOPY bin/start.sh /\n", "bin/start.sh": ""}
    (image,) = load(MemoryFiles(files)).images.all
    assert lone_contexts(image.origins, image.dockerfile) == (".",)
