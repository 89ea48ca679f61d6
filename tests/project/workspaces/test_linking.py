"""Whether an install links every package of a workspace into the root's node_modules."""

from __future__ import annotations

import pytest

from dockerlint.project.workspaces.linking import links_members
from tests.support.small_projects import project


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({}, True),
        ({"yarn.lock": "# yarn lockfile v1\n"}, True),
        ({"yarn.lock": "__metadata:\n  version: 8\n"}, False),
        ({"yarn.lock": "__metadata:\n  version: 8\n", ".yarnrc.yml": "nodeLinker: node-modules\n"}, True),
        ({"yarn.lock": "__metadata:\n  version: 8\n", ".yarnrc.yml": "nodeLinker: pnpm\n"}, False),
        ({"bun.lock": '{\n  "configVersion": 0,\n}\n'}, True),
        ({"bun.lock": '{\n  "configVersion": 1,\n}\n'}, False),
        ({"bun.lock": '{\n  "configVersion": 1,\n}\n', "bunfig.toml": 'linker = "hoisted"\n'}, True),
        ({"bunfig.toml": "[install]\nlinker = 'isolated'\n"}, False),
        ({".npmrc": "install-strategy=linked\n"}, False),
    ],
)
def test_links(files: dict[str, str], *, wanted: bool) -> None:
    [workspace] = project({"package.json": '{"workspaces": ["a"]}', **files}).workspaces.all
    assert links_members(workspace) is wanted
