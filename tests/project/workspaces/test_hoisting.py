"""Where an undeclared package works all the same."""

from __future__ import annotations

import pytest

from dockerlint.project.workspaces.hoisting import (
    Hoist,
    Provider,
    hoist_of,
    is_isolated,
    other_provider,
)
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from tests.support.small_projects import project

NPM, PNPM = PnpmVersion(), PnpmVersion((9,), "x", shown=True)
PNPM_10 = PnpmVersion((10,), "x", shown=True)
FILES = {
    "pnpm-workspace.yaml": "packages: [in, in/a, b]\n",
    "package.json": '{"name": "root", "dependencies": {"of-root": "1", "of-both": "1"}}',
    "in/package.json": '{"name": "in", "dependencies": {"of-above": "1", "of-both": "2"}}',
    "in/a/package.json": '{"name": "a"}',
    "b/package.json": '{"name": "b", "dependencies": {"of-b": "1"}}',
}


@pytest.mark.parametrize(
    ("name", "pnpm", "more", "wanted"),
    [
        ("of-root", PNPM, {}, Provider.ROOT),
        ("of-above", PNPM, {"package.json": '{"name": "root"}'}, Provider.AROUND),
        ("of-both", PNPM, {}, Provider.AROUND),
        ("of-b", NPM, {}, Provider.PACKAGE),
        ("of-b", PNPM, {}, None),
        ("of-b", PNPM, {".npmrc": "shamefully-hoist=true\n"}, Provider.PACKAGE),
        (
            "of-b",
            PNPM_10,
            {"pnpm-workspace.yaml": "packages: [in, in/a, b]\nnodeLinker: hoisted\n"},
            Provider.PACKAGE,
        ),
        ("of-b", PNPM, {"pnpm-workspace.yaml": "packages: [in, in/a, b]\nnodeLinker: hoisted\n"}, None),
        ("of-nobody", NPM, {}, Provider.DEPENDENCY),
        ("of-nobody", NPM, {"package-lock.json": '{"packages": {\n"node_modules/other": {}}}'}, None),
        (
            "of-nobody",
            NPM,
            {"package-lock.json": '{"packages": {\n"node_modules/of-nobody": {}}}'},
            Provider.DEPENDENCY,
        ),
        ("of-nobody", PNPM, {}, None),
        ("eslint-x", PNPM, {}, Provider.PUBLIC_HOIST),
        ("eslint-x", PNPM_10, {}, None),
        ("eslint-x", NPM, {"package-lock.json": '{"packages": {\n"node_modules/other": {}}}'}, None),
    ],
)
def test_providers(name: str, pnpm: PnpmVersion, more: dict[str, str], wanted: Provider | None) -> None:
    workspaces = project({**FILES, **more}).workspaces
    package = workspaces.package_of("in/a")
    assert package is not None
    found = other_provider(workspaces, pnpm, package, name)
    assert (found.provider if found else None) is wanted


@pytest.mark.parametrize(
    ("npmrc", "pnpm", "wanted"),
    [
        ("", PNPM, True),
        ("", NPM, False),
        ("node-linker=hoisted\n", PNPM, False),
        ("registry=x\n", PNPM, True),
    ],
)
def test_isolation(npmrc: str, pnpm: PnpmVersion, *, wanted: bool) -> None:
    [workspace] = project({**FILES, ".npmrc": npmrc}).workspaces.all
    assert is_isolated(workspace, pnpm) is wanted


@pytest.mark.parametrize(
    ("more", "pnpm", "wanted"),
    [
        ({}, PNPM, None),
        ({".npmrc": "shamefully-hoist=true\n"}, PNPM, Hoist("shamefully-hoist", ".npmrc")),
        ({".npmrc": "shamefully-hoist=true\n"}, PnpmVersion((11,), "x", shown=True), None),
        ({".npmrc": "shamefully-hoist=false\nnode-linker=isolated\n"}, PNPM, None),
        ({".npmrc": "node-linker=${LINKER}\n"}, PNPM, Hoist("node-linker", ".npmrc", certain=False)),
        ({".npmrc": "public-hoist-pattern[]=*lint*\n"}, PNPM, None),
        (
            {".npmrc": "public-hoist-pattern[]=*lint*\npublic-hoist-pattern[]=of-*\n"},
            PNPM,
            Hoist("public-hoist-pattern", ".npmrc"),
        ),
        (
            {"pnpm-workspace.yaml": "packages: [in, in/a, b]\npublicHoistPattern: ['*', '!of-b']\n"},
            PNPM_10,
            None,
        ),
        (
            {"pnpm-workspace.yaml": "packages: [in, in/a, b]\npublicHoistPattern: ['*']\n"},
            PNPM_10,
            Hoist("publicHoistPattern", "pnpm-workspace.yaml"),
        ),
        ({"pnpm-workspace.yaml": "packages: [in, in/a, b]\nshamefullyHoist: true\n"}, PNPM, None),
        (
            {"pnpm-workspace.yaml": "packages: [in, in/a, b]\nshamefullyHoist: true\n"},
            PNPM_10,
            Hoist("shamefullyHoist", "pnpm-workspace.yaml"),
        ),
    ],
)
def test_the_setting_that_hoists_a_package(
    more: dict[str, str], pnpm: PnpmVersion, wanted: Hoist | None
) -> None:
    [workspace] = project({**FILES, **more}).workspaces.all
    assert hoist_of(workspace, pnpm, "of-b") == wanted
    if wanted is None and pnpm is PNPM_10:
        assert hoist_of(workspace, pnpm) is not None


def test_a_package_that_the_importing_one_needs_goes_first() -> None:
    more = {
        ".npmrc": "shamefully-hoist=true\n",
        "pnpm-workspace.yaml": "packages: [in, in/a, b, c]\n",
        "in/a/package.json": '{"name": "a", "dependencies": {"c": "workspace:*"}}',
        "c/package.json": '{"name": "c", "dependencies": {"of-b": "1"}, "devDependencies": {"tool": "1"}}',
    }
    workspaces = project({**FILES, **more}).workspaces
    package, other = workspaces.package_of("in/a"), workspaces.package_of("c")
    assert package is not None
    found = other_provider(workspaces, PNPM, package, "of-b")
    assert found is not None
    assert (found.package, found.needed, found.is_certain) == (other, True, True)
    tool = other_provider(workspaces, PNPM, package, "tool")
    assert tool is not None
    assert (tool.package, tool.is_certain) == (other, False)


@pytest.mark.parametrize(
    ("folder", "name", "wanted"),
    [
        ("b/inner/deep", "of-b", "b"),
        ("b/inner/deep", "of-root", "."),
        ("a/inner", "of-b", None),
        ("b", "of-b", None),
    ],
)
def test_the_nearest_package_above_that_declares_it(folder: str, name: str, wanted: str | None) -> None:
    inner = {f"{one}/package.json": '{"name": "inner", "scripts": {}}' for one in ("a/inner", "b/inner/deep")}
    workspaces = project({**FILES, **inner}).workspaces
    package = workspaces.package_of(folder)
    assert package is not None
    found = other_provider(workspaces, PNPM, package, name)
    assert (found.package.folder if found and found.package else None) == wanted
