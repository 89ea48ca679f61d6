from __future__ import annotations

import pytest

from dockerlint.files import Kind, MemoryFiles, Unreadable
from dockerlint.paths import ancestors, join, parent, resolve, within
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        (".", "a/b", "a/b"),
        ("services/api", "../x/./y", "services/x/y"),
        (".", "..", None),
        ("a", "../../b", None),
        ("a", "/etc", None),
        ("a", "C:/x", None),
        ("a", "", "a"),
        (".", ".", "."),
        ("a", "..", "."),
    ],
)
def test_resolve_never_leaves_the_base(folder: str, path: str, expected: str | None) -> None:
    assert resolve(folder, path) == expected


def test_folders() -> None:
    assert (parent("a/b"), parent("a"), join(".", "x"), join("a", "x")) == ("a", ".", "x", "a/x")
    assert ancestors("a/b/c") == ["a/b", "a", "."]
    assert [within("ab", "a"), within("a/b", "a"), within("x", "."), within("a", "a")] == [
        False,
        True,
        True,
        True,
    ]


def test_memory_files_answer_like_a_disk() -> None:
    files = MemoryFiles({"a/x.txt": "hello", "a/b/y": "", "bin": b"\0"}, ignored=["a/b"])
    kinds = [files.kind(path) for path in ("a/x.txt", "a", ".", "nope", "../up")]
    assert kinds == [Kind.FILE, Kind.FOLDER, Kind.FOLDER, Kind.ABSENT, Kind.OUTSIDE]
    assert files.names("a") == ("b", "x.txt")
    assert list(files.walk()) == ["a/x.txt", "bin"]
    assert files.ignored("a/b/y")


def test_reading_gives_the_same_object_each_time_and_never_raises() -> None:
    files = MemoryFiles({"a": "x", "bin": b"\0"})
    assert isinstance(files.read("a"), SourceFile)
    assert files.read("a") is files.read("a")
    assert files.read("bin") == Unreadable("bin", Kind.FILE, "is a binary file")
    assert files.read("no") == Unreadable("no", Kind.ABSENT, "does not exist")
    assert files.read(".") == Unreadable(".", Kind.FOLDER, "is a folder")
