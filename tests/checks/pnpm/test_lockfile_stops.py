"""Where a setting that differs from the lockfile's is shown."""

from __future__ import annotations

import json

import pytest

from dockerlint.catalog import rules
from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles
from dockerlint.load import load
from tests.support.lockfile_text import LOCK

IDS = {"lockfile-settings-drift", "lockfile-drift", "lockfile-missing", "lockfile-broken"}


def found(files: dict[str, str], major: int, lock: str = "", **fields: object) -> list[str]:
    manifest = {"name": "p", "packageManager": f"pnpm@{major}.1.0", "dependencies": {"a": "^1.0.0"}, **fields}
    own = {
        "package.json": json.dumps(manifest, indent=2),
        "pnpm-lock.yaml": LOCK.replace("\nimporters", f"{lock}\nimporters"),
    }
    project = load(MemoryFiles({**own, **files}))
    known = [rule for rule in rules() if rule.id in IDS]
    return [
        f"{one.at.path}:{one.at.start.line}:{one.at.start.column} {one.rule} {one.message}"
        for one in lint(project, known, Settings()).findings
    ]


@pytest.mark.parametrize(
    ("files", "major", "lock", "wanted"),
    [
        ({}, 10, "", []),
        (
            {".npmrc": "exclude-links-from-lockfile=true\n"},
            9,
            "",
            [
                ".npmrc:1:1 lockfile-settings-drift `excludeLinksFromLockfile` has changed since the lockfile was made"
            ],
        ),
        (
            {"pnpm-workspace.yaml": "packages: [.]\noverrides:\n  b: 1.0.0\n"},
            10,
            "",
            [
                "pnpm-workspace.yaml:2:1 lockfile-settings-drift `overrides` is set, but the lockfile was made without it"
            ],
        ),
        (
            {},
            10,
            "\noverrides:\n  b: 1.0.0\n",
            [
                "pnpm-lock.yaml:7:1 lockfile-settings-drift the lockfile was made with another `overrides` than the workspace has now"
            ],
        ),
        ({".npmrc": "exclude-links-from-lockfile=${X}\n"}, 9, "", []),
    ],
)
def test_a_setting_is_shown_where_it_is_set_or_recorded(
    files: dict[str, str], major: int, lock: str, wanted: list[str]
) -> None:
    assert found(files, major, lock) == wanted


def test_without_a_frozen_install_no_lockfile_is_missed() -> None:
    project = load(
        MemoryFiles({"package.json": '{"packageManager": "pnpm@10.1.0", "dependencies": {"a": "1"}}'})
    )
    known = [rule for rule in rules() if rule.id in IDS]
    assert lint(project, known, Settings()).findings == ()
