"""Paths below the base."""

from __future__ import annotations

import pytest

from dockerlint.paths import ancestors, join, parent, resolve, seen_from, within


@pytest.mark.parametrize(
    ("folder", "path", "wanted"),
    [
        (".", "a", "a"),
        ("a", "../b", "b"),
        ("a/b", "..", "a"),
        ("a", "..", "."),
        ("a", "", "a"),
        ("a", "./b/", "a/b"),
        ("a", "..b", "a/..b"),
        (".", "..", None),
        ("a", "../../b", None),
        ("a", "/b", None),
        ("a", "C:\\b", None),
        ("a", "c:/b", None),
        ("a", "b\0", None),
        ("a", ".\\b\\c", "a/b/c"),
    ],
)
def test_resolve(folder: str, path: str, wanted: str | None) -> None:
    assert resolve(folder, path) == wanted


@pytest.mark.parametrize(("path", "above"), [("a", ["."]), ("a/b/c", ["a/b", "a", "."]), (".", [])])
def test_folders_above(path: str, above: list[str]) -> None:
    assert ancestors(path) == above
    assert parent(path) == (above[0] if above else ".")


def test_join() -> None:
    assert (join(".", "a"), join("a", "b")) == ("a", "a/b")


@pytest.mark.parametrize(
    ("path", "folder", "wanted"),
    [("a/b", "a", True), ("a", "a", True), ("ab", "a", False), ("a", "a/b", False), ("a", ".", True)],
)
def test_within(path: str, folder: str, *, wanted: bool) -> None:
    assert within(path, folder) is wanted


@pytest.mark.parametrize(
    ("path", "base", "here", "wanted"),
    [
        ("a/b", ".", ".", "a/b"),
        ("a/b", "..", "a", "b"),
        ("b", "..", "a", "../b"),
        ("a/b", "../..", "a/c", "../b"),
        ("b", "x", ".", "x/b"),
        ("b", "../x", "../y", "../x/b"),
    ],
)
def test_seen_from_the_working_directory(path: str, base: str, here: str, wanted: str) -> None:
    assert seen_from(path, base, here) == wanted
