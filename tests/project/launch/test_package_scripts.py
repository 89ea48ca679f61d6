from __future__ import annotations

import pytest

from tests.support.small_projects import container

FILES = {
    "package.json": '{"name": "root", "workspaces": ["apps/*"]}',
    "pnpm-workspace.yaml": "packages: ['apps/*']\n",
    "apps/a/package.json": '{"name": "a", "scripts": {"start": "node a.js"}}',
    "apps/b/package.json": '{"name": "b", "scripts": {"start": "node b.js"}}',
}


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("pnpm --filter a start", [("node a.js", "/w/apps/a", "apps/a/package.json")]),
        ("pnpm --dir apps/b start", [("node b.js", "/w/apps/b", "apps/b/package.json")]),
        ("npm -w apps/b start", [("node b.js", "/w/apps/b", "apps/b/package.json")]),
        ("cd apps/a && pnpm start", [("node a.js", "/w/apps/a", "apps/a/package.json")]),
        ("pnpm start", []),
        ("pnpm --filter c start", []),
    ],
)
def test_scripts_of_packages(command: str, expected: list[tuple[str, str, str]]) -> None:
    launch = container(f"FROM node:22\nWORKDIR /w\nCOPY . .\nCMD {command}\n", **FILES).launch
    scripts = [one for one in launch.started if one.manifest]
    assert [
        (
            " ".join(str(word.text()) for word in one.command.words),
            one.folder.value,
            one.manifest and one.manifest.file.path,
        )
        for one in scripts
    ] == expected
