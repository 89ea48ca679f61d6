from __future__ import annotations

import json

from dockerlint.checks.pnpm.lockfile_drift import _MESSAGES, check
from dockerlint.files import MemoryFiles
from dockerlint.load import LoadOptions, load
from dockerlint.project.frozen_install.answers import DriftKind
from tests.support.lockfile_text import LOCK


def findings(
    files: dict[str, str], major: int | None = None
) -> list[tuple[str, int, int, str, str, list[str]]]:
    project = load(MemoryFiles(files), LoadOptions(pnpm_version=major))
    return [
        (
            one.at.path,
            one.at.start.line,
            one.at.start.column,
            one.at.text,
            one.message,
            [f"{label.at.path}:{label.at.start.line} {label.message}" for label in one.labels],
        )
        for workspace in project.workspaces.all
        for one in check(workspace, project)
    ]


def manifest(**fields: object) -> str:
    return json.dumps({"name": "p", **fields}, indent=2)


REMEDY = "run `pnpm install` to bring the lockfile up to date"


def test_a_problem_has_the_line_of_the_lockfile_as_label() -> None:
    files = {"package.json": manifest(dependencies={"a": "^2.0.0", "b": "1"}), "pnpm-lock.yaml": LOCK}
    assert findings(files) == [
        (
            "package.json",
            4,
            10,
            '"^2.0.0"',
            "`a` is `^2.0.0` here, but the lockfile was made for `^1.0.0`",
            [f"pnpm-lock.yaml:12 {REMEDY}"],
        ),
        (
            "package.json",
            5,
            5,
            '"b"',
            "`b` is declared here, but the lockfile's importer `.` does not have it",
            [f"pnpm-lock.yaml:9 {REMEDY}"],
        ),
    ]


def test_a_removed_dependency_is_named_at_the_group_or_at_the_brace() -> None:
    message = "`a` is not declared here, but the lockfile's importer `.` still has it"
    label = [f"pnpm-lock.yaml:11 {REMEDY}"]
    with_group = {"package.json": manifest(dependencies={}), "pnpm-lock.yaml": LOCK}
    assert findings(with_group) == [("package.json", 3, 3, '"dependencies"', message, label)]
    without = {"package.json": manifest(), "pnpm-lock.yaml": LOCK}
    assert findings(without) == [("package.json", 1, 1, "{", message, label)]


def test_where_two_majors_are_possible_both_must_say_so() -> None:
    files = {
        "package.json": manifest(dependencies={"a": "^1.0.0"}),
        "pnpm-lock.yaml": LOCK.replace("version: 1.2.0", "version: 2.0.0"),
    }
    assert findings(files) == []
    assert [one[4] for one in findings(files, 10)] == [
        "`a` is locked at `2.0.0`, which `^1.0.0` does not admit"
    ]


def test_a_login_in_a_specifier_is_not_shown() -> None:
    files = {
        "package.json": manifest(dependencies={"a": "https://me:hunter2@example.com/a.tgz"}),
        "pnpm-lock.yaml": LOCK,
    }
    assert [one[4] for one in findings(files)] == [
        "`a` is `https://me:***@example.com/a.tgz` here, but the lockfile was made for `^1.0.0`"
    ]


def test_a_workspace_without_pnpm_is_not_judged() -> None:
    assert findings({"package.json": manifest(dependencies={"a": "1"})}) == []


def test_each_kind_of_drift_has_its_sentence() -> None:
    assert set(_MESSAGES) == set(DriftKind)


BELOW = {
    "package.json": '{"name": "shop", "private": true, "packageManager": "pnpm@10.22.0"}',
    "pnpm-workspace.yaml": "packages:\n  - apps/*\n",
    "apps/web/mails/package.json": manifest(dependencies={"a": "^2.0.0"}),
    "apps/web/mails/pnpm-lock.yaml": LOCK,
}


def places(files: dict[str, str]) -> list[tuple[str, int]]:
    return [(path, line) for path, line, *_ in findings(files)]


def test_the_lockfile_of_a_folder_that_the_workspace_above_does_not_list_is_not_read() -> None:
    assert places(BELOW) == []
    assert places({**BELOW, "pnpm-workspace.yaml": "onlyBuiltDependencies:\n  - esbuild\n"}) == []


def test_an_image_may_have_the_folder_without_the_workspace_above() -> None:
    dockerfile = (
        'FROM node:24\nWORKDIR /app\nCOPY . .\nRUN pnpm install --frozen-lockfile\nCMD ["node", "main.js"]\n'
    )
    files = {**BELOW, "apps/web/mails/Dockerfile": dockerfile}
    assert places(files) == [("apps/web/mails/package.json", 4)]


def test_a_folder_with_a_workspace_file_of_its_own_is_read() -> None:
    files = {**BELOW, "apps/web/mails/pnpm-workspace.yaml": "packages: []\n"}
    assert places(files) == [("apps/web/mails/package.json", 4)]
