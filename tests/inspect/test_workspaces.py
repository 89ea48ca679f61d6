"""A workspace as `inspect` shows it."""

from __future__ import annotations

from dockerlint.files import MemoryFiles
from dockerlint.inspect.workspaces import workspace_data
from dockerlint.load import load
from tests.support.lockfile_text import LOCK

FILES = {
    "package.json": '{"name": "root", "private": true, "packageManager": "pnpm@9.1.0", "dependencies": {"a": "^1.0.0"}}',
    "pnpm-workspace.yaml": "packages: [libs/*]\n",
    "libs/b/package.json": '{"name": "b", "version": "1.0.0"}',
    "libs/c/package.json": '{"name": "c", "devDependencies": {"b": "workspace:*"}}',
    "pnpm-lock.yaml": LOCK,
}


def test_a_workspace() -> None:
    project = load(MemoryFiles(FILES))
    [(workspace, version)] = project.pnpm.versions.items()
    data = workspace_data(workspace, version)
    assert data.pop("pnpm") == {"shown": True, "majors": [9], "because": version.because}
    assert data == {
        "path": ".",
        "packages": [
            {
                "path": ".",
                "name": "root",
                "version": None,
                "private": True,
                "dependencies": {"a": "^1.0.0"},
                "links": [],
            },
            {"path": "libs/b", "name": "b", "version": "1.0.0", "private": False, "links": []},
            {
                "path": "libs/c",
                "name": "c",
                "version": None,
                "private": False,
                "devDependencies": {"b": "workspace:*"},
                "links": ["libs/b"],
            },
        ],
        "lockfile": {
            "path": "pnpm-lock.yaml",
            "version": "9.0",
            "broken": None,
            "importers": ["."],
            "packages": 0,
        },
    }
