"""Where an undeclared package works all the same."""

from __future__ import annotations

import pytest

from dockerlint.project.workspaces.hoisting import Provider, is_isolated, other_provider
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from tests.support.small_projects import project

NPM, PNPM = PnpmVersion(), PnpmVersion((9,), "x", shown=True)
PNPM_10 = PnpmVersion((10,), "x", shown=True)
FILES = {
    "pnpm-workspace.yaml": "packages: [a, b]\n",
    "package.json": '{"name": "root", "dependencies": {"of-root": "1"}}',
    "a/package.json": '{"name": "a"}',
    "b/package.json": '{"name": "b", "dependencies": {"of-b": "1"}}',
}


@pytest.mark.parametrize(
    ("name", "pnpm", "more", "wanted"),
    [
        ("of-root", PNPM, {}, Provider.ROOT),
        ("of-b", NPM, {}, Provider.PACKAGE),
        ("of-b", PNPM, {}, None),
        ("of-b", PNPM, {".npmrc": "shamefully-hoist=true\n"}, Provider.PACKAGE),
        ("of-b", PNPM, {"pnpm-workspace.yaml": "packages: [a, b]\nnodeLinker: hoisted\n"}, Provider.PACKAGE),
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
    ],
)
def test_providers(name: str, pnpm: PnpmVersion, more: dict[str, str], wanted: Provider | None) -> None:
    [workspace] = project({**FILES, **more}).workspaces.all
    package = workspace.package_at("a")
    assert package is not None
    found = other_provider(workspace, pnpm, package, name)
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
