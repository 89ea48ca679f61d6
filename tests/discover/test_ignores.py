"""Which paths git ignores (https://git-scm.com/docs/gitignore)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dockerlint.discover.disk import Disk
from dockerlint.discover.ignores import GitIgnores
from tests.support.disk_trees import plant, write


@pytest.fixture
def ignores(tmp_path: Path) -> GitIgnores:
    write(tmp_path, ".git/info/exclude", "mine\n*.tmp\n")
    write(tmp_path, ".gitignore", "*.log\n/dist/\nbuild/\n!keep.tmp\n")
    write(tmp_path, "a/.gitignore", "!important.log\n/local\n")
    plant(tmp_path, "a/x", "b/build", "c/build/x")
    return GitIgnores(Disk(tmp_path))


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("x.log", True),
        ("b/x.log", True),
        ("a/important.log", False),
        ("a/other.log", True),
        ("a/local", True),
        ("b/local", False),
        ("mine", True),
        ("a/mine/x", True),
        ("x.tmp", True),
        ("keep.tmp", False),
        ("dist/x", True),
        ("a/dist/x", False),
        ("c/build/x", True),
        ("b/build", False),
        ("gone/build", True),
        (".", False),
        ("../x.log", False),
        ("/x.log", False),
    ],
)
def test_paths(ignores: GitIgnores, path: str, *, wanted: bool) -> None:
    assert ignores.ignores(path) is wanted


def test_a_path_by_itself_is_a_file_or_a_folder(ignores: GitIgnores) -> None:
    assert [ignores.names("x/build", is_folder=one) for one in (True, False)] == [True, False]


def test_a_gitignore_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "rules", "x\n")
    (tmp_path / ".gitignore").symlink_to("rules")
    assert GitIgnores(Disk(tmp_path)).ignores("x") is False
