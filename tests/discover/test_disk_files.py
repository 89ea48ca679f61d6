"""A tree on the disk: files as texts, the walk, and the notes for a cache."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dockerlint.discover import DiskFiles
from dockerlint.files import Kind
from tests.support.disk_trees import plant, text_of, unreadable, write


class TestReading:
    def test_the_same_object_each_time(self, tmp_path: Path) -> None:
        write(tmp_path, "a/b.txt", "hello\r\n")
        files = DiskFiles(tmp_path)
        assert text_of(files, "a/b.txt") == "hello\r\n"
        assert files.read("a/b.txt") is files.read("a/b.txt")

    def test_what_is_no_text_says_why(self, tmp_path: Path) -> None:
        (tmp_path / "utf16").write_bytes("a".encode("utf-16"))
        (tmp_path / "binary").write_bytes(b"a\0b")
        write(tmp_path, "folder/x")
        files = DiskFiles(tmp_path)
        assert unreadable(files, "utf16") == (Kind.FILE, "is UTF-16, not UTF-8")
        assert unreadable(files, "binary") == (Kind.FILE, "is a binary file")
        assert unreadable(files, "folder") == (Kind.FOLDER, "is a folder")
        assert unreadable(files, "missing") == (Kind.ABSENT, "does not exist")
        assert unreadable(files, "folder/x/y") == (Kind.ABSENT, "does not exist")

    def test_a_large_file_is_not_read(self, tmp_path: Path) -> None:
        (tmp_path / "large").write_bytes(b"a" * (10 * 1024 * 1024 + 1))
        (tmp_path / "just").write_bytes(b"a" * (10 * 1024 * 1024))
        files = DiskFiles(tmp_path)
        assert unreadable(files, "large") == (Kind.FILE, "is larger than 10 MB")
        assert len(text_of(files, "just")) == 10 * 1024 * 1024

    @pytest.mark.parametrize("path", ["..", "../x", "a/../../x", "/etc/passwd", "a\0b"])
    def test_nothing_outside_is_looked_at(self, tmp_path: Path, path: str) -> None:
        write(tmp_path, "x")
        write(tmp_path, "base/a/y")
        files = DiskFiles(tmp_path / "base")
        assert files.kind(path) is Kind.OUTSIDE
        assert files.names(path) == ()
        assert unreadable(files, path) == (Kind.OUTSIDE, "is outside the project")
        assert not files.ignored(path)

    def test_case_counts_on_every_system(self, tmp_path: Path) -> None:
        write(tmp_path, "docker/Dockerfile")
        files = DiskFiles(tmp_path)
        asked = ["docker/Dockerfile", "docker/dockerfile", "Docker/Dockerfile"]
        assert [files.kind(path) for path in asked] == [Kind.FILE, Kind.ABSENT, Kind.ABSENT]

    def test_names_are_sorted_and_complete(self, tmp_path: Path) -> None:
        for path in (".gitignore", "b", "a/x", "B", "node_modules/x", ".env"):
            write(tmp_path, path, "*\n")
        assert DiskFiles(tmp_path).names(".") == (".env", ".gitignore", "B", "a", "b", "node_modules")

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
    def test_names_that_are_no_utf8(self, tmp_path: Path) -> None:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))).write_text("x", encoding="utf-8")
        files = DiskFiles(tmp_path)
        assert files.walk() == ("caf\udce9",)
        assert text_of(files, "caf\udce9") == "x"

    def test_long_paths(self, tmp_path: Path) -> None:
        files = DiskFiles(tmp_path)
        assert files.kind("/".join(["a"] * 3000)) is Kind.ABSENT
        assert files.kind("a" * 5000) is Kind.ABSENT


class TestWalk:
    def test_nested_gitignores_and_the_exclude_file(self, tmp_path: Path) -> None:
        write(tmp_path, ".git/info/exclude", "mine\n")
        write(tmp_path, ".gitignore", "dist/\n*.log\n.env\n")
        write(tmp_path, "api/.gitignore", "!keep.log\n/local\n")
        kept = ["api/keep.log", "api/src/local", "api/src/main.ts", "web/dist"]
        lost = ["mine", "api/mine", "a.log", "api/b.log", "api/dist/main.js", "api/local/x", ".env"]
        for path in [*kept, *lost, "node_modules/a/b.js", "api/node_modules/c"]:
            write(tmp_path, path)
        files = DiskFiles(tmp_path)
        assert files.walk() == (".gitignore", "api/.gitignore", *kept)
        assert [path for path in [*lost, *kept] if files.ignored(path)] == lost

    def test_committed_dependencies_are_left_out(self, tmp_path: Path) -> None:
        kept = ["go.mod", "php/composer.json", "php/vendor/x/y", "tool/vendor/modules.txt", "vendor.go"]
        lost = ["vendor/modules.txt", "vendor/a/b/Dockerfile", "php/vendor/autoload.php"]
        plant(tmp_path, *kept, *lost[:2])
        files = DiskFiles(tmp_path)
        assert files.walk() == tuple(kept)
        assert text_of(files, "vendor/a/b/Dockerfile") == ""
        plant(tmp_path, lost[2])
        assert "php/vendor/x/y" not in DiskFiles(tmp_path).walk()

    def test_what_does_not_exist_may_be_ignored(self, tmp_path: Path) -> None:
        write(tmp_path, ".gitignore", ".env\ndist/\n/generated/client\n")
        files = DiskFiles(tmp_path)
        paths = [
            ".env",
            "a/.env",
            "dist",
            "a/dist/main.js",
            "generated/client/x",
            "generated",
            ".env.example",
        ]
        assert [files.ignored(path) for path in paths] == [True, True, True, True, True, False, False]

    def test_a_file_is_not_a_folder_of_that_name(self, tmp_path: Path) -> None:
        write(tmp_path, ".gitignore", "dist/\n")
        write(tmp_path, "dist")
        assert not DiskFiles(tmp_path).ignored("dist")

    def test_other_repositories_are_cut_off(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        write(tmp_path, "module/.git", "gitdir: ../.git/modules/module\n")
        write(tmp_path, "module/Dockerfile", "FROM a\n")
        (tmp_path / "clone/.git").mkdir(parents=True)
        write(tmp_path, "clone/a/b")
        write(tmp_path, "x")
        files = DiskFiles(tmp_path)
        assert files.walk() == ("x",)
        assert text_of(files, "module/Dockerfile") == "FROM a\n"

    def test_sorted_by_path(self, tmp_path: Path) -> None:
        for path in ("a/b", "a-b", "a.b", "B"):
            write(tmp_path, path)
        assert DiskFiles(tmp_path).walk() == ("B", "a-b", "a.b", "a/b")

    def test_a_gitignore_that_is_a_link_is_not_followed(self, tmp_path: Path) -> None:
        write(tmp_path, "rules", "*.log\n")
        write(tmp_path, "a.log")
        (tmp_path / ".gitignore").symlink_to("rules")
        assert DiskFiles(tmp_path).walk() == (".gitignore", "a.log", "rules")

    def test_a_base_that_is_gone(self, tmp_path: Path) -> None:
        files = DiskFiles(tmp_path / "missing")
        assert files.walk() == ()
        assert files.skipped == {".": "cannot be listed"}


class TestNotes:
    def test_every_question_and_its_answer(self, tmp_path: Path) -> None:
        write(tmp_path, "a/b", "text")
        (tmp_path / "link").symlink_to("a/b")
        files = DiskFiles(tmp_path)
        files.kind("a")
        files.kind("gone")
        files.read("link")
        files.read("gone")
        files.names("a")
        files.ignored("a/b")
        files.walk()
        digest = files.notes["read", "a/b"]
        assert {key: note for key, note in files.notes.items() if key[0] not in {"names", "walk"}} == {
            ("kind", "a"): "folder",
            ("kind", "gone"): "absent",
            ("read", "link"): digest,
            ("read", "a/b"): digest,
            ("read", "gone"): "absent: does not exist",
            ("ignored", "a/b"): "no",
        }
        assert {key for key in files.notes if key[0] in {"names", "walk"}} == {("names", "a"), ("walk", ".")}

    def test_they_differ_when_the_tree_does(self, tmp_path: Path) -> None:
        write(tmp_path, "a/b", "text")
        before = asked(tmp_path)
        assert asked(tmp_path) == before
        write(tmp_path, "a/b", "other")
        write(tmp_path, "a/c")
        after = asked(tmp_path)
        assert {key[0] for key in before if before[key] != after[key]} == {"read", "names", "walk"}


def asked(base: Path) -> dict[tuple[str, str], str]:
    files = DiskFiles(base)
    files.read("a/b")
    files.names("a")
    files.walk()
    files.kind("a")
    return files.notes
