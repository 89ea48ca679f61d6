from __future__ import annotations

import pytest

from dockerlint.project.images.dev_imports import left_out, needed
from tests.support.small_projects import project

ONE = {
    "package.json": '{"name": "it", "dependencies": {"a": "1"}, "devDependencies": {"b": "1", "c": "1"}}',
    "package-lock.json": '{"lockfileVersion": 3, "packages": {}}',
    "main.js": "require('b');\nexports.later = () => require('c');\n",
}
LEAN = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev\n"


def missing(dockerfile: str, files: dict[str, str] = ONE, service: str = "") -> list[tuple[str, bool, str]]:
    """Return each name, whether it is loaded on demand, and the command that left it out."""
    compose = {"compose.yaml": f"services:\n  it:\n    build: .\n{service}"}
    found = project({"Dockerfile": dockerfile, **compose, **files})
    (container,) = found.images.containers
    leaving = left_out(container, found.code.sources, found.pnpm.versions)
    return [(one.name, one.site.lazy, one.installed.decided.text) for one in leaving]


BOTH = [("b", False, "npm ci --omit=dev"), ("c", True, "npm ci --omit=dev")]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("CMD node main.js", BOTH),
        ("RUN cp -r /app /tool && cd /tool && npm ci\nCMD node /app/main.js", BOTH),
        ("RUN cp -r /app /tool && cd /tool && npm ci\nCMD node /tool/main.js", []),
        ("RUN cp package*.json / && cd / && npm ci\nCMD node /app/main.js", []),
        ("RUN mv node_modules /kept\nCMD node main.js", []),
        ("RUN mv node_modules /kept && mv /kept node_modules\nCMD node main.js", BOTH),
        ("RUN npm i --omit=dev --no-save b\nCMD node main.js", [("c", True, "npm i --omit=dev --no-save b")]),
        ("RUN node_modules/.bin/modclean && npm -v\nCMD node main.js", BOTH),
        ("RUN mystery\nCMD node main.js", []),
        ("ENV NODE_PATH=/opt/modules\nCMD node main.js", []),
        ("CMD NODE_PATH=/opt/modules node main.js", []),
        ("CMD export NODE_PATH=$(npm root -g) && exec node main.js", []),
        ("CMD npm ci && node main.js", []),
    ],
)
def test_node_finds_only_what_lies_above_the_started_file(
    after: str, expected: list[tuple[str, bool, str]]
) -> None:
    assert missing(f"{LEAN}{after}\n") == expected


def test_one_import_of_two_started_files_is_listed_once() -> None:
    files = {**ONE, "other.js": "exports.b = () => require('b');\n"}
    assert missing(f"{LEAN}CMD node other.js & node main.js\n", files) == BOTH


def test_a_full_install_shows_what_must_not_be_left_out() -> None:
    dockerfile = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD node main.js\n"
    found = project({"Dockerfile": dockerfile, "compose.yaml": "services: {it: {build: .}}\n", **ONE})
    (container,) = found.images.containers
    assert [one.name for one in needed(container, found.code.sources, found.pnpm.versions)] == ["b", "c"]
    assert left_out(container, found.code.sources, found.pnpm.versions) == []


def test_a_mount_over_the_modules_decides_nothing() -> None:
    volumes = "    volumes: ['modules:/app/node_modules']\nvolumes: {modules: {}}\n"
    assert missing(f"{LEAN}CMD node main.js\n", service=volumes) == []


MANY = {
    "package.json": '{"name": "root", "scripts": {"start": "node lib/main.js"}, "devDependencies": {"b": "1"}}',
    "pnpm-workspace.yaml": "packages: ['apps/*']\n",
    "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
    "lib/main.js": "require('b');\n",
    "apps/api/package.json": '{"name": "api", "devDependencies": {"c": "1"}}',
    "apps/api/main.js": "require('c');\n",
}


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ("RUN pnpm i --prod\nCMD node apps/api/main.js", [("c", False, "pnpm i --prod")]),
        ("RUN pnpm i && pnpm prune --prod\nCMD node lib/main.js", [("b", False, "pnpm prune --prod")]),
        ("RUN pnpm i && pnpm prune --prod\nCMD node apps/api/main.js", []),
        ("RUN pnpm i --prod && cd apps/api && pnpm i --ignore-workspace\nCMD node apps/api/main.js", []),
        ("RUN pnpm i --prod\nWORKDIR /\nRUN cp -r /w/lib /w/out\nCMD node /w/out/main.js", [("b", False, "pnpm i --prod")]),
    ],
)  # fmt: skip
def test_each_member_of_a_workspace_is_judged_by_its_own(
    commands: str, expected: list[tuple[str, bool, str]]
) -> None:
    assert missing(f"FROM node:22\nWORKDIR /w\nCOPY . .\n{commands}\n", MANY) == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("pnpm deploy --legacy --filter api --prod /out", [("core", False, "pnpm deploy --legacy --filter api --prod /out")]),
        ("pnpm i --prod && cp -r apps/api /out && cp -r node_modules /out/", []),
    ],
)  # fmt: skip
def test_a_deployed_package_has_only_the_members_that_it_declares(
    command: str, expected: list[tuple[str, bool, str]]
) -> None:
    files = {
        "package.json": '{"name": "root"}',
        "pnpm-workspace.yaml": "packages: ['apps/*', 'libs/*']\nnodeLinker: hoisted\n",
        "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
        "libs/core/package.json": '{"name": "core", "main": "core.js"}',
        "libs/core/core.js": "exports.x = 1;\n",
        "apps/web/package.json": '{"name": "web", "dependencies": {"core": "workspace:*"}}',
        "apps/api/package.json": '{"name": "api", "devDependencies": {"core": "workspace:*"}}',
        "apps/api/main.js": "require('core');\n",
    }
    text = f"FROM node:22\nWORKDIR /w\nCOPY . .\nRUN pnpm i\nRUN {command}\nCMD node /out/main.js\n"
    assert missing(text, files) == expected
