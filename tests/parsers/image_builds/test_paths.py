"""Paths of a build."""

from __future__ import annotations

import pytest

from dockerlint.parsers.image_builds.paths import path_text
from dockerlint.values import Text


@pytest.mark.parametrize(
    ("path", "folder", "wanted"),
    [
        ("a", ".", "a"),
        ("../a", "x/y", "x/a"),
        ("/github/workspace/a", "x", "a"),
        ("/github/workspace", "x", "."),
        ("/a", ".", None),
        ("../a", ".", None),
        ("https://x/a", ".", None),
        ("git@x:a", ".", None),
        ("-", ".", None),
    ],
)
def test_paths(path: str, folder: str, wanted: str | None) -> None:
    assert path_text(Text.known(path), Text.known(folder)).value == wanted


def test_a_path_below_an_unknown_folder_is_unknown() -> None:
    assert path_text(Text.known("a"), Text.unknown("why")).why == "why"
    assert path_text(Text.known("/github/workspace/a"), Text.unknown("why")).value == "a"
