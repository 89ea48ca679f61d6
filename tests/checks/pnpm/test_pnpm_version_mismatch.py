from __future__ import annotations

import json

import pytest

from dockerlint.checks.pnpm.pnpm_version_mismatch import check
from dockerlint.files import MemoryFiles
from dockerlint.load import LoadOptions, load

LOCK = "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n"
OLD = LOCK.replace("9.0", "6.0")
FROZEN = "COPY . .\nRUN pnpm install --frozen-lockfile\n"


def findings(files: dict[str, str], major: int | None = None) -> list[tuple[str, str, str, list[str]]]:
    """Return severity, place, message and labels of each finding."""
    found = load(MemoryFiles(files), LoadOptions(pnpm_version=major))
    return [
        (
            str(one.severity),
            f"{one.at.path}:{one.at.start.line}",
            one.message,
            [f"{label.at.path}:{label.at.start.line} {label.message}" for label in one.labels],
        )
        for workspace in found.workspaces.all
        for one in check(workspace, found)
    ]


def shop(manager: str | None = "pnpm@9.15.4", **fields: object) -> str:
    named = {"packageManager": manager} if manager else {}
    return json.dumps({"name": "shop", **named, **fields})


def test_the_finding_says_both_versions_and_points_at_the_one_that_decides() -> None:
    files = {"package.json": shop(), "Dockerfile": "FROM node:22\nRUN npm i -g pnpm@8.1.0\n"}
    assert findings(files) == [
        (
            "warning",
            "Dockerfile:2",
            "pnpm is `8.1.0` here, but `packageManager` is `9.15.4`",
            ["package.json:1 this one decides"],
        )
    ]


@pytest.mark.parametrize(
    ("install", "severity"),
    [
        ("RUN npm i -g pnpm@8\n" + FROZEN, "error"),
        ("RUN npm i -g pnpm@8\nCOPY . .\nRUN npx pnpm@8 install --frozen-lockfile\n", "warning error"),
        ("ENV CI=true\nRUN npm i -g pnpm@8\nCOPY . .\nRUN pnpm install\n", "error"),
        ("RUN npm i -g pnpm@8\nCOPY . .\nRUN pnpm install\n", "warning"),
        ("RUN npm i -g pnpm@8\nCOPY . .\nRUN pnpm i --frozen-lockfile || pnpm i\n", "warning"),
        ("RUN npm i -g pnpm@8\nCOPY . .\nRUN pnpm i --frozen-lockfile; true\n", "warning"),
        ("RUN npm i -g pnpm@8\nCOPY . .\nRUN if true; then pnpm i --frozen-lockfile; fi\n", "warning"),
        ("RUN npm i -g pnpm@8 && npm i -g pnpm@9\n" + FROZEN, "warning"),
        ("RUN corepack prepare pnpm@8.1.0\n" + FROZEN, "warning"),
        ("RUN npm i -g pnpm@10\n" + FROZEN, "info"),
    ],
)
def test_it_is_an_error_only_where_the_build_certainly_stops(install: str, severity: str) -> None:
    files = {"package.json": shop(), "pnpm-lock.yaml": LOCK, "Dockerfile": "FROM node:22\n" + install}
    assert " ".join(one[0] for one in findings(files)) == severity


@pytest.mark.parametrize(
    ("files", "severity"),
    [
        ({}, "info"),
        ({".npmrc": "manage-package-manager-versions=false\n"}, "warning"),
        ({"pnpm-workspace.yaml": "managePackageManagerVersions: false\n"}, "warning"),
        ({"pnpm-workspace.yaml": "pmOnFail: ignore\n"}, "warning"),
        ({"pnpm-workspace.yaml": "pmOnFail: download\n"}, "info"),
    ],
)
def test_pnpm_10_runs_what_package_manager_names_unless_told_otherwise(
    files: dict[str, str], severity: str
) -> None:
    dockerfile = "FROM node:22\nRUN npm i -g pnpm@10.1.0\n"
    (found,) = findings({"package.json": shop(), "Dockerfile": dockerfile, **files})
    assert found[0] == severity
    assert found[2].endswith(", which pnpm 10 and later run instead") == (severity == "info")


@pytest.mark.parametrize(
    ("manager", "engines", "found"),
    [
        ("pnpm@9.15.4", "^8.10.0", "error"),
        ("pnpm@9.15.4", ">=9.16", "error"),
        ("pnpm@9.15.4", ">=9.0.0 <11", ""),
        ("pnpm@11.0.0-beta.1", ">=10", ""),
        ("pnpm@9.15.4", "please use pnpm", ""),
        ("pnpm@9", "8", ""),
    ],
)
def test_engines_must_admit_the_exact_version(manager: str, engines: str, found: str) -> None:
    files = {"package.json": shop(manager, engines={"pnpm": engines}), "pnpm-lock.yaml": LOCK}
    exact = "." in manager
    assert "".join(one[0] for one in findings(files)) == (found if exact else "warning")


def test_engines_that_an_installed_pnpm_meets_is_a_warning() -> None:
    files = {
        "package.json": shop(engines={"pnpm": "^8.0.0"}),
        "Dockerfile": "FROM node:22\nRUN npm i -g pnpm@8\n",
    }
    assert [one[:2] for one in findings(files)] == [
        ("warning", "Dockerfile:2"),
        ("warning", "package.json:1"),
    ]


def test_the_first_by_path_decides_among_installs() -> None:
    files = {
        "package.json": shop(None),
        "pnpm-lock.yaml": LOCK,
        "a.Dockerfile": "FROM node:22\nRUN npm i -g pnpm@9\n",
        "b.Dockerfile": "FROM node:22\nRUN npm i -g pnpm@10\nRUN npm i -g pnpm@9.1.0\n",
    }
    assert findings(files) == [
        (
            "warning",
            "b.Dockerfile:2",
            "pnpm is `10` here, but `a.Dockerfile` installs `9`",
            ["a.Dockerfile:2 this one decides"],
        )
    ]


def test_a_lockfile_decides_last_and_by_all_that_read_it() -> None:
    engines = {"package.json": shop(None, engines={"pnpm": ">=10"}), "pnpm-lock.yaml": OLD}
    assert [one[2] for one in findings(engines)] == [
        "`engines.pnpm` is `>=10`, but `lockfileVersion` is `6.0`",
    ]
    assert findings({**engines, "pnpm-lock.yaml": LOCK}) == []
    assert findings({"package.json": shop(None, engines={"pnpm": ">=9"}), "pnpm-lock.yaml": OLD}) == []


def test_the_command_line_decides_over_all() -> None:
    files = {"package.json": shop(), "pnpm-lock.yaml": OLD}
    assert findings(files, 10) == [
        ("warning", "package.json:1", "`packageManager` is `9.15.4`, but `--pnpm-version` is `10`", []),
        ("warning", "pnpm-lock.yaml:1", "`lockfileVersion` is `6.0`, but `--pnpm-version` is `10`", []),
    ]


def test_the_root_decides_over_a_member() -> None:
    files = {
        "package.json": shop(),
        "pnpm-workspace.yaml": "packages: [api]\n",
        "api/package.json": '{"name": "api", "packageManager": "pnpm@8.1.0"}',
    }
    assert [one[:3] for one in findings(files)] == [
        ("warning", "api/package.json:1", "`packageManager` is `8.1.0`, but `packageManager` is `9.15.4`"),
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"package.json": shop(None), ".tool-versions": "pnpm 8\n", "mise.toml": '[tools]\npnpm = "9"\n'},
        {"package.json": '{"name": "a", "packageManager": "pnpm@9.1.0",', ".tool-versions": "pnpm 8\n"},
        {"package.json": shop(), "Dockerfile": "FROM node:22\nRUN npm i -g pnpm@9.0.1\n"},
        {"package.json": shop(), "pnpm-lock.yaml": "lockfileVersion: '6.0'\n<<<<<<< a\n"},
    ],
    ids=["no pnpm here", "broken manifest", "one major", "broken lockfile"],
)
def test_silent(files: dict[str, str]) -> None:
    assert findings(files) == []
