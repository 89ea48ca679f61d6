"""Paths in submodules."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.submodules import in_submodule

GITMODULES = '[submodule "a"]\n\tpath = libs/a\n\turl = x\n[submodule "b"]\r\n  path="b c"\r\n'


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("libs/a", True), ("libs/a/x/y", True), ("libs/ab", False), ("libs", False), ("b c/x", True)],
)
def test_paths(path: str, *, wanted: bool) -> None:
    assert in_submodule(MemoryFiles({".gitmodules": GITMODULES}), path) is wanted


def test_a_tree_without_submodules() -> None:
    assert in_submodule(MemoryFiles({}), "a") is False
