"""Whether a registry may have a package."""

from __future__ import annotations

import json

import pytest

from dockerlint.project.workspaces.publishing import is_as_generated, is_for_development, is_never_published
from dockerlint.project.workspaces.workspace import Package, Workspace
from tests.support.small_projects import project

SOURCE = {
    "exports": {".": "./src/index.ts", "./icons/*": {"types": "./t.d.ts", "default": "./src/icons/*.tsx"}}
}


def member(fields: dict[str, object], other: dict[str, object]) -> tuple[Workspace, Package]:
    """Return the package `one` with these fields, which lies next to `two`."""
    files = {
        "pnpm-workspace.yaml": "packages: [one, two]\n",
        "one/package.json": json.dumps({"name": "one", "version": "1.0.0", **fields}),
        "two/package.json": json.dumps({"name": "two", "version": "1.0.0", **other}),
    }
    [workspace] = project(files).workspaces.all
    package = workspace.package_at("one")
    assert package is not None
    return workspace, package


@pytest.mark.parametrize(
    ("fields", "other", "wanted"),
    [
        ({}, {}, False),
        ({"private": True}, {}, True),
        (SOURCE, {}, True),
        ({"main": "src/index.ts"}, {}, True),
        ({"main": "dist/index.js"}, {}, False),
        ({"exports": {".": {"source": "./src/index.ts", "import": "./dist/index.js"}}}, {}, False),
        (
            {"exports": {".": "./src/index.ts", "./lib/*": "./src/lib/*", "./style": "./src/all.css"}},
            {},
            True,
        ),
        ({"exports": {"./lib/*": "./lib/*"}}, {}, False),
        ({"types": "src/index.ts"}, {}, False),
        ({"main": "index.d.ts"}, {}, False),
        ({**SOURCE, "bin": "./cli.js"}, {}, False),
        ({**SOURCE, "publishConfig": {"access": "public"}}, {}, False),
        ({**SOURCE, "scripts": {"prepack": "clean-package"}}, {}, False),
        ({"dependencies": {"two": "*"}}, SOURCE, True),
        ({"dependencies": {"two": "^2.0.0"}}, SOURCE, False),
        ({"devDependencies": {"two": "*"}}, SOURCE, False),
        ({"dependencies": {"two": "*"}, "publishConfig": {"access": "public"}}, SOURCE, False),
    ],
)
def test_published(fields: dict[str, object], other: dict[str, object], *, wanted: bool) -> None:
    assert is_never_published(*member(fields, other)) is wanted


EMPTY = {"version": "0.0.0", "main": "dist/index.js", "publishConfig": {"access": "public"}}


@pytest.mark.parametrize(
    ("fields", "files", "wanted"),
    [
        (EMPTY, {}, True),
        ({**EMPTY, "scripts": {"test": "exit 1"}}, {}, True),
        ({**EMPTY, "version": "0.1.0"}, {}, False),
        ({**EMPTY, "scripts": {"build:esm": "tsc"}}, {}, False),
        (EMPTY, {"one/dist/index.js": ""}, False),
        (EMPTY, {"package.json": '{"scripts": {"release": "lerna publish"}}'}, False),
        ({"version": "0.0.0"}, {}, False),
    ],
)
def test_what_is_not_built_and_has_the_version_of_a_generator(
    fields: dict[str, object], files: dict[str, str], *, wanted: bool
) -> None:
    manifest = {"one/package.json": json.dumps({"name": "one", **fields})}
    [workspace] = project({"pnpm-workspace.yaml": "packages: [one]\n", **manifest, **files}).workspaces.all
    package = workspace.package_at("one")
    assert package is not None
    assert is_never_published(workspace, package) is wanted


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"workspaces": ["one"]}, True),
        ({"workspaces": ["one"], "files": ["lib"]}, False),
        ({"workspaces": ["one"], "bin": "cli.js"}, False),
        ({"workspaces": ["one"], "scripts": {"prepack": "tsc"}}, False),
        ({"workspaces": []}, False),
    ],
)
def test_a_root_that_only_holds_others(fields: dict[str, object], *, wanted: bool) -> None:
    files = {"package.json": json.dumps(fields), "one/package.json": '{"name": "one"}'}
    workspace = project(files).workspaces.all[0]
    assert workspace.root is not None
    assert is_never_published(workspace, workspace.root) is wanted


@pytest.mark.parametrize(
    ("fields", "group", "wanted"),
    [
        ({"private": True}, "devDependencies", True),
        (SOURCE, "devDependencies", True),
        ({}, "devDependencies", False),
        ({"private": True}, "dependencies", False),
        ({"private": True}, "scripts", False),
    ],
)
def test_for_development(fields: dict[str, object], group: str, *, wanted: bool) -> None:
    assert is_for_development(*member(fields, {group: {"one": "1.0.0"}})) is wanted


GENERATED: dict[str, object] = {
    "version": "1.0.0",
    "main": "index.js",
    "scripts": {"test": 'echo "Error: no test specified" && exit 1'},
}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"license": "MIT", "dependencies": {"a": "1"}}, True),
        ({"version": "1.0.1"}, False),
        ({"main": "lib/index.js"}, False),
        ({"bin": "index.js"}, False),
        ({"files": ["lib"]}, False),
        ({"publishConfig": {"access": "public"}}, False),
        ({"scripts": {}}, False),
        ({"scripts": {"test": "jest"}}, False),
    ],
)
def test_a_manifest_as_npm_init_writes_it(fields: dict[str, object], *, wanted: bool) -> None:
    [workspace] = project({"package.json": json.dumps({"name": "one", **GENERATED, **fields})}).workspaces.all
    assert is_as_generated(workspace.packages[0].manifest) is wanted
