"""Which package of its workspace a dependency means."""

from __future__ import annotations

import pytest

from dockerlint.project.workspaces.linking import linked_folder, takes, workspace_name
from tests.support.manifests import dependency


@pytest.mark.parametrize(
    ("specifier", "wanted"),
    [
        ("link:../b", "libs/b"),
        ("file:../b", "libs/b"),
        ("workspace:../b", "libs/b"),
        ("link:./b", "libs/a/b"),
        ("workspace:*", None),
        ("workspace:b@*", None),
        ("link:../../..", None),
        ("^1.0.0", None),
    ],
)
def test_folders(specifier: str, wanted: str | None) -> None:
    assert linked_folder(dependency(specifier), "libs/a") == wanted


@pytest.mark.parametrize(
    ("specifier", "wanted"),
    [
        ("workspace:*", "a"),
        ("workspace:^1.0.0", "a"),
        ("workspace:b@^1", "b"),
        ("workspace:@x/b@*", "@x/b"),
        ("workspace:@x/b", "a"),
        ("^1.0.0", "a"),
        ("npm:b@1", "a"),
    ],
)
def test_names(specifier: str, wanted: str) -> None:
    assert workspace_name(dependency(specifier)) == wanted


@pytest.mark.parametrize(
    ("specifier", "version", "wanted"),
    [
        ("workspace:^9", "1.0.0", True),
        ("catalog:", "1.0.0", True),
        ("^1.0.0", "1.2.0", True),
        ("^1.0.0", "2.0.0", False),
        ("^1.0.0", None, True),
        ("*", "2.0.0", True),
        ("latest", "1.0.0", False),
        ("file:../a", "1.0.0", False),
    ],
)
def test_versions(specifier: str, version: str | None, *, wanted: bool) -> None:
    assert takes(dependency(specifier), version) is wanted
