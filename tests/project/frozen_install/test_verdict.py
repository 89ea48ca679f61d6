from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.frozen_install.answers import Answer, DriftKind
from dockerlint.project.frozen_install.verdict import agreed_drifts, verdicts_with
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces
from dockerlint.project.workspaces.workspace import Workspace
from tests.support.frozen_cases import A, answers, lock, manifest, verdicts


@pytest.mark.parametrize(
    ("fields", "lockfile", "expected"),
    [
        ({"dependencies": {"a": "^1.0.0"}}, lock(dependencies=A), ["fresh"] * 4),
        ({"dependencies": {"a": " ^1.0.0"}}, lock(dependencies=A), ["drift"] * 4),
        ({"devDependencies": {"a": "^1.0.0"}}, lock(dependencies=A), ["drift"] * 4),
        (
            {"dependencies": {"a": "^1.0.0"}, "devDependencies": {"a": "^9"}},
            lock(dependencies=A),
            ["fresh"] * 4,
        ),
        (
            {"dependencies": {"a": "^1.0.0"}, "optionalDependencies": {"b": "1"}},
            lock(dependencies=A),
            ["drift"] * 2 + ["fresh"] * 2,
        ),
        ({"peerDependencies": {"a": "^1.0.0"}}, lock(dependencies=A), ["fresh"] * 4),
        ({"peerDependencies": {"a": "^1.0.0"}}, lock(), ["drift"] * 4),
        (
            {"dependencies": {"a": "^1.0.0"}, "dependenciesMeta": {"a": {"injected": True}}},
            lock(dependencies=A),
            ["drift"] * 4,
        ),
        (
            {"dependencies": {"a": "^1.0.0"}, "publishConfig": {"linkDirectory": False}},
            lock(dependencies=A),
            ["fresh"] * 2 + ["drift"] * 2,
        ),
        (
            {"dependencies": {"a": "^1.0.0"}},
            lock(dependencies={"a": ("^1.0.0", "2.0.0")}),
            ["fresh"] + ["drift"] * 3,
        ),
        (
            {"dependencies": {"a": "x/y#1"}},
            lock(dependencies={"a": ("git+https://github.com/x/y.git#1", "1.0.0")}),
            ["drift"] * 2 + ["fresh"] * 2,
        ),
        (
            {"devEngines": {"runtime": {"name": "node", "version": "24", "onFail": "download"}}},
            lock(devDependencies={"node": ("runtime:24", "runtime:24.1.0")}),
            ["drift"] + ["fresh"] * 3,
        ),
    ],
)
def test_pnpm_9_to_12(fields: dict[str, object], lockfile: str, expected: list[str]) -> None:
    assert (
        answers({"package.json": manifest(**fields), "pnpm-lock.yaml": lockfile}, 9, 10, 11, 12) == expected
    )


OVERRIDE = lock("overrides:\n  a: 1.2.0\n", dependencies={"a": ("1.2.0", "1.2.0")})


@pytest.mark.parametrize(
    ("overrides", "lockfile", "expected"),
    [
        ({"a": "1.2.0"}, OVERRIDE, "fresh"),
        ({"a@2": "1.2.0"}, lock("overrides:\n  a@2: 1.2.0\n", dependencies=A), "fresh"),
        ({"p>a": "1.2.0"}, OVERRIDE.replace("  a: 1.2.0", "  p>a: 1.2.0", 1), "fresh"),
        ({"p@2>a": "1.2.0"}, lock("overrides:\n  p@2>a: 1.2.0\n", dependencies=A), "fresh"),
        ({"a": "-"}, lock("overrides:\n  a: '-'\n"), "fresh"),
        ({"a": "$b"}, OVERRIDE, "other"),
        ({"a": "1.3.0"}, OVERRIDE, "settings_drift"),
        ({}, OVERRIDE, "settings_drift"),
        (
            {"a@1": "1", "a@^1.0.0": "2"},
            lock("overrides:\n  a@1: '1'\n  a@^1.0.0: '2'\n", dependencies=A),
            "unknown",
        ),
    ],
)
def test_overrides_change_the_manifest_first(overrides: dict[str, str], lockfile: str, expected: str) -> None:
    files = {
        "package.json": manifest(dependencies={"a": "^1.0.0"}, pnpm={"overrides": overrides}),
        "pnpm-lock.yaml": lockfile,
    }
    assert answers(files, 10) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["incompatible"] + ["broken"] * 5 + ["missing"]),
        (
            lock(version="5.4", settings="", dependencies=A),
            ["drift"] * 2 + ["incompatible"] * 5,
        ),
        (lock(version="'9.0'", dependencies=A), ["incompatible"] * 3 + ["fresh"] * 4),
        (lock(version="9.0", dependencies=A), ["incompatible"] * 6 + ["fresh"]),
        (lock(version="abc", dependencies=A), ["other"] * 6 + ["broken"]),
        (
            "settings: {}\n",
            ["incompatible"] + ["broken"] * 2 + ["incompatible"] * 3 + ["broken"],
        ),
        ("importers:\n\t.: {}\n", ["broken"] * 7),
        (lock(dependencies=A) + "---\na: 1\n", ["broken"] * 7),
        ("a: &x 1\n", ["unknown"] * 7),
    ],
)
def test_what_each_major_can_read(text: str, expected: list[str]) -> None:
    files = {"package.json": manifest(dependencies={"a": "^1.0.0"}), "pnpm-lock.yaml": text}
    assert answers(files, 6, 7, 8, 9, 10, 11, 12) == expected


def test_no_lockfile_matters_only_with_dependencies() -> None:
    assert answers({"package.json": manifest()}, 8, 12) == ["fresh", "fresh"]
    assert answers({"package.json": manifest(devDependencies={"a": "1"})}, 8, 12) == ["missing"] * 2


def test_each_package_may_have_its_own_lockfile() -> None:
    files = {
        "package.json": manifest(),
        "pnpm-workspace.yaml": "packages: ['a']\nsharedWorkspaceLockfile: false\n",
        "a/package.json": json.dumps({"name": "a", "dependencies": {"a": "^2.0.0"}}),
        "a/pnpm-lock.yaml": lock(dependencies=A),
    }
    found = verdicts(files, 11)
    assert [one.answer.value for one in found] == ["fresh", "drift"]
    assert [(one.at.path, one.kind, one.wanted, one.locked) for one in found[1].drifts] == [
        ("a/package.json", DriftKind.CHANGED, "^2.0.0", "^1.0.0")
    ]


def test_config_dependencies_are_those_of_the_first_document() -> None:
    first = "---\nlockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    configDependencies:\n      c:\n        specifier: 1.0.0\n\n---\n"
    files = {
        "package.json": manifest(),
        "pnpm-workspace.yaml": "packages: ['.']\nconfigDependencies:\n  c: 1.0.0+sha512-x\n",
        "pnpm-lock.yaml": first + lock(),
    }
    assert answers(files, 11) == ["fresh"]
    assert answers(files, 9) == ["broken"]
    changed = files | {"pnpm-workspace.yaml": "packages: ['.']\nconfigDependencies:\n  c: 2.0.0\n"}
    assert [(one.at.path, one.at.text, one.kind) for one in verdicts(changed, 11)[0].drifts] == [
        ("pnpm-workspace.yaml", "c", DriftKind.CONFIG_CHANGED)
    ]
    removed = files | {"pnpm-workspace.yaml": "packages: ['.']\n"}
    assert [(one.at.path, one.at.text, one.kind) for one in verdicts(removed, 11)[0].drifts] == [
        ("pnpm-lock.yaml", "c", DriftKind.CONFIG_REMOVED)
    ]


def test_a_lockfile_of_a_branch_may_be_the_one_that_counts() -> None:
    files = {
        "package.json": manifest(dependencies={"a": "^2.0.0"}),
        "pnpm-lock.yaml": lock(dependencies=A),
        ".npmrc": "git-branch-lockfile=true\n",
    }
    assert answers(files, 9) == ["drift"]
    assert answers(files | {"pnpm-lock.main.yaml": ""}, 9) == ["unknown"]


@pytest.mark.parametrize(("wanted", "answer"), [("^1.0.0", "unknown"), ("^2.0.0", "drift")])
def test_importers_are_compared_though_a_patch_cannot_be_read(wanted: str, answer: str) -> None:
    files = {
        "package.json": manifest(
            dependencies={"a": wanted}, pnpm={"patchedDependencies": {"a@1.2.0": "a.patch"}}
        ),
        "a.patch": "\0",
        "pnpm-lock.yaml": lock(
            "patchedDependencies:\n  a@1.2.0:\n    hash: x\n    path: a.patch\n", dependencies=A
        ),
    }
    assert answers(files, 10) == [answer]


def workspace(lockfile: str, **fields: object) -> Workspace:
    memory = MemoryFiles({"package.json": manifest(**fields), "pnpm-lock.yaml": lockfile})
    return find_workspaces(Reading(memory), memory.walk()).all[0]


OUTSIDE = lock(dependencies={"a": ("^1.0.0", "2.0.0")})
"""A drift from pnpm 10 on."""


@pytest.mark.parametrize(
    ("specifier", "majors", "expected"),
    [
        ("^1.0.0", (9, 10), []),
        ("^1.0.0", (10,), [(DriftKind.OUTSIDE_RANGE, "a")]),
        ("^2.0.0", (9, 10), [(DriftKind.CHANGED, "a")]),
        ("^2.0.0", (), []),
    ],
)
def test_a_drift_counts_where_all_majors_find_it(
    specifier: str, majors: tuple[int, ...], expected: list[tuple[DriftKind, str]]
) -> None:
    found = workspace(OUTSIDE, dependencies={"a": specifier})
    assert [(one.kind, one.name) for one in agreed_drifts(found, majors)] == expected


@pytest.mark.parametrize(
    ("lockfile", "answer", "majors", "expected"),
    [
        (OUTSIDE, Answer.DRIFT, (9, 10), []),
        (OUTSIDE, Answer.DRIFT, (10, 11), [10]),
        (lock(dependencies=A), Answer.FRESH, (9, 10), [9]),
        ("", Answer.BROKEN, (7, 8), [7]),
        ("", Answer.BROKEN, (6, 7), []),
        ("", Answer.BROKEN, (), []),
    ],
)
def test_the_verdict_of_the_first_major_counts_where_all_agree(
    lockfile: str, answer: Answer, majors: tuple[int, ...], expected: list[int]
) -> None:
    found = workspace(lockfile, dependencies={"a": "^1.0.0"})
    assert [one.major for one in verdicts_with(answer, found, majors)] == expected
