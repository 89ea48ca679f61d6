from __future__ import annotations

import pytest

from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.hashes import file_hash, pnpmfile_checksum
from dockerlint.source import SourceFile
from tests.support.frozen_cases import A, answers, lock, manifest, verdicts


@pytest.mark.parametrize(
    ("text", "name", "majors"),
    [
        ("overrides:\n  x: '1'\n", "overrides", (10, 11, 12)),
        ("autoInstallPeers: false\n", "autoInstallPeers", (10, 11, 12)),
        ("dedupePeers: true\n", "dedupePeers", (10, 11, 12)),
        ("excludeLinksFromLockfile: true\n", "excludeLinksFromLockfile", (10, 11, 12)),
        ("peersSuffixMaxLength: 10\n", "peersSuffixMaxLength", (10, 11, 12)),
        ("injectWorkspacePackages: true\n", "injectWorkspacePackages", (10, 11, 12)),
        ("ignoredOptionalDependencies: [x]\n", "ignoredOptionalDependencies", (10, 11, 12)),
        ("packageExtensions:\n  x:\n    dependencies: {y: '1'}\n", "packageExtensions", (10, 11, 12)),
    ],
)
def test_settings_of_the_workspace_file_count_from_10(text: str, name: str, majors: tuple[int, ...]) -> None:
    files = {
        "package.json": manifest(dependencies={"a": "^1.0.0"}),
        "pnpm-lock.yaml": lock(dependencies=A),
        "pnpm-workspace.yaml": "packages: ['.']\n" + text,
    }
    assert answers(files, 9) == ["fresh"]
    assert [
        (one.answer, one.setting and one.setting.name) for major in majors for one in verdicts(files, major)
    ] == [(Answer.SETTINGS_DRIFT, name)] * 3


def test_npmrc_counts_up_to_10_and_a_variable_is_unknown() -> None:
    files = {
        "package.json": manifest(dependencies={"a": "^1.0.0"}),
        "pnpm-lock.yaml": lock(dependencies=A),
        ".npmrc": "auto-install-peers=false\n",
    }
    assert answers(files, 9, 10, 11) == ["settings_drift", "settings_drift", "fresh"]
    assert answers(files | {".npmrc": "auto-install-peers=${PEERS}\n"}, 10, 11) == ["unknown", "fresh"]


def test_used_catalog_entries_are_compared_from_10() -> None:
    files = {
        "package.json": manifest(dependencies={"a": "catalog:"}),
        "pnpm-lock.yaml": lock(
            "catalogs:\n  default:\n    a:\n      specifier: ^1.0.0\n      version: 1.2.0\n",
            dependencies={"a": ("'catalog:'", "1.2.0")},
        ),
        "pnpm-workspace.yaml": "packages: ['.']\ncatalog:\n  a: ^1.0.0\n  new: '1'\n",
    }
    assert answers(files, 9, 10, 11) == ["fresh"] * 3
    changed = files | {"pnpm-workspace.yaml": "packages: ['.']\ncatalog:\n  a: ^1.1.0\n"}
    assert answers(changed, 9, 10, 11) == ["fresh", "settings_drift", "settings_drift"]


def test_a_pnpmfile_that_edits_manifests_makes_the_verdict_unknown() -> None:
    hooks = "module.exports = { hooks: { readPackage: (pkg) => pkg } }\n"
    checksum = pnpmfile_checksum(SourceFile("x", hooks), 10)
    files = {
        "package.json": manifest(dependencies={"a": "^2.0.0"}),
        "pnpm-lock.yaml": lock(f"pnpmfileChecksum: {checksum}\n", dependencies=A),
        ".pnpmfile.cjs": hooks,
    }
    assert answers(files, 10) == ["unknown"]
    assert answers(files | {"pnpm-lock.yaml": lock(dependencies=A)}, 10) == ["settings_drift"]


def test_patches_are_hashed() -> None:
    patch = SourceFile("patches/a.patch", "one\r\ntwo\n")
    files = {
        "package.json": manifest(
            dependencies={"a": "^1.0.0"}, pnpm={"patchedDependencies": {"a@1.2.0": "patches/a.patch"}}
        ),
        "patches/a.patch": patch.text,
        "pnpm-lock.yaml": lock(
            f"patchedDependencies:\n  a@1.2.0:\n    hash: {file_hash(patch, 9)}\n    path: patches/a.patch\n",
            dependencies=A,
        ),
    }
    assert answers(files, 9, 10) == ["fresh", "settings_drift"]
    assert answers({name: one for name, one in files.items() if "/" not in name}, 9) == ["other"]
