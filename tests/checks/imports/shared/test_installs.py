"""Whether the installs that bring an importing package bring what serves its undeclared imports."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from dockerlint.checks.imports.undeclared_import import check
from dockerlint.findings import Severity
from tests.support.small_projects import project

WHOLE = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD node web/server.js\n"
ALONE = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci --workspace icons\nCMD node icons/run.js\n"
PRUNED = (
    "FROM node:22 AS pruner\nWORKDIR /app\nCOPY . .\nRUN turbo prune {0} --docker\nFROM node:22\nWORKDIR /app\n"
    "COPY --from=pruner /app/out/json/ .\nRUN npm ci\nCOPY --from=pruner /app/out/full/ .\nCMD node icons/run.js\n"
)


def severities(files: dict[str, str], **packages: Mapping[str, object]) -> list[Severity | None]:
    """Return the severities of all problems of npm's workspace of these packages, of which only `kit` may be published."""
    manifests = {
        f"{name}/package.json": json.dumps({"name": name, "private": name != "kit", **fields})
        for name, fields in packages.items()
    }
    root = {"package.json": json.dumps({"private": True, "workspaces": [*packages]})}
    loaded = project({**root, **manifests, "package-lock.json": "{}", **files})
    [workspace] = loaded.workspaces.all
    return [one.severity for package in workspace.packages for one in check(package, loaded)]


@pytest.mark.parametrize(
    ("importer", "files", "wanted"),
    [
        ("icons", {}, Severity.WARNING),
        ("icons", {"Dockerfile": WHOLE}, Severity.INFO),
        ("icons", {"Dockerfile": ALONE}, Severity.WARNING),
        ("icons", {"Dockerfile": PRUNED.format("icons")}, Severity.WARNING),
        ("icons", {"Dockerfile": PRUNED.format("both")}, Severity.INFO),
        ("icons", {".npmrc": "install-strategy=linked\n"}, Severity.WARNING),
        ("kit", {}, Severity.WARNING),
    ],
)
def test_a_member_of_the_workspace(importer: str, files: dict[str, str], wanted: Severity) -> None:
    code = {f"{importer}/run.js": "require('shapes');\n"}
    packages = {
        importer: {"scripts": {"start": "node run.js"}, "dependencies": {"y": "1"}},
        "shapes": {},
        "web": {},
        "both": {"dependencies": {"icons": "*", "shapes": "*"}},
    }
    assert severities({**code, **files}, **packages) == [wanted]


ICONS = {"exports": "./index.tsx", "dependencies": {"y": "1"}}
TEXT = {"exports": "./index.ts", "dependencies": {"y": "1"}}
USES = {"icons": "*", "x": "1"}


@pytest.mark.parametrize(
    ("icons", "job", "files", "wanted"),
    [
        (ICONS, {}, {}, Severity.INFO),
        (TEXT, {}, {}, Severity.INFO),
        (ICONS, {"icons": "*"}, {}, Severity.INFO),
        (ICONS, {"icons": "*"}, {"Dockerfile": WHOLE}, Severity.INFO),
        (ICONS, {"icons": "*"}, {"Dockerfile": ALONE}, Severity.WARNING),
        (TEXT, {"icons": "*"}, {}, Severity.WARNING),
        (TEXT, {"icons": "*", "x": "1"}, {}, Severity.INFO),
        ({**ICONS, "scripts": {"start": "node index.tsx"}}, {}, {}, Severity.WARNING),
    ],
)
def test_what_applications_declare(
    icons: dict[str, object], job: dict[str, str], files: dict[str, str], wanted: Severity
) -> None:
    code = {
        f"icons/{str(icons['exports'])[2:]}": "import x from 'x'; x();\n",
        "package-lock.json": '{"packages": {\n"node_modules/x": {}}}',
    }
    packages: dict[str, Mapping[str, object]] = {
        "icons": icons,
        "job": {"dependencies": job},
        "web": {"dependencies": USES},
    }
    assert severities({**code, **files}, **packages) == [wanted]


PART = (
    "FROM node:22\nWORKDIR /app\nRUN npm install -g pnpm@10.0.0\nCOPY package.json pnpm-workspace.yaml .npmrc ./\n"
    "COPY icons icons\nRUN pnpm install\nCMD node icons/run.js\n"
)
EVERY = "FROM node:22\nWORKDIR /app\nRUN npm install -g pnpm@10.0.0\nCOPY . .\nRUN pnpm install\nCMD node icons/run.js\n"


@pytest.mark.parametrize(
    ("dockerfile", "wanted"),
    [
        (
            PART,
            "add `x` here: it works only because another package brings it and .npmrc hoists it (`shamefully-hoist`)",
        ),
        (EVERY, "works only because web brings it and .npmrc hoists it (`shamefully-hoist`)"),
    ],
)
def test_a_label_names_no_member_that_an_image_lacks(dockerfile: str, wanted: str) -> None:
    loaded = project(
        {
            "package.json": '{"private": true, "packageManager": "pnpm@10.0.0"}',
            "pnpm-workspace.yaml": "packages: [icons, web]\n",
            ".npmrc": "shamefully-hoist=true\n",
            "icons/package.json": '{"name": "icons", "private": true, "dependencies": {"y": "1"}}',
            "icons/run.js": "require('x')\n",
            "web/package.json": '{"name": "web", "dependencies": {"x": "1"}}',
            "Dockerfile": dockerfile,
        }
    )
    [workspace] = loaded.workspaces.all
    package = workspace.package_at("icons")
    assert package is not None
    [problem] = check(package, loaded)
    assert [one.message for one in problem.labels if "hoists" in one.message] == [wanted]
