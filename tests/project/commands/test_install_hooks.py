"""Hooks of an install that need a devDependency."""

from __future__ import annotations

import json

import pytest

from dockerlint.project.commands.install_hooks import failing_hooks
from tests.support.small_projects import project


@pytest.mark.parametrize(
    ("scripts", "expected"),
    [
        ({"prepare": "husky"}, [("prepare", "husky", "husky")]),
        ({"prepare": "husky install .husky"}, [("prepare", "husky", "husky install .husky")]),
        ({"postinstall": "npm run hooks", "hooks": "husky"}, [("postinstall", "husky", "npm run hooks")]),
        ({"prepare": "husky || true"}, []),
        ({"prepare": "test -n $CI || husky"}, []),
        ({"prepare": "npx husky"}, []),
        ({"prepare": "node husky.js"}, []),
        ({"postinstall": "patch-package"}, []),
        ({"build": "husky"}, []),
        ({}, []),
    ],
)
def test_hooks_that_start_a_dev_dependency(
    scripts: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    fields = {"scripts": scripts, "dependencies": {"patch-package": "8"}, "devDependencies": {"husky": "9"}}
    (workspace,) = project({"package.json": json.dumps(fields), "Dockerfile": "FROM x"}).workspaces.all
    assert workspace.root
    found = failing_hooks(workspace.root.manifest)
    assert [(one.name, one.program, one.at.text.strip('"')) for one in found] == expected
