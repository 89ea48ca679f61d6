"""Links, special files and permissions: what is followed and what is never opened."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dockerlint.discover import DiskFiles, find_base
from dockerlint.files import Kind
from tests.support.disk_trees import plant, text_of, unreadable, write


class TestLinks:
    def test_inside_they_are_followed(self, tmp_path: Path) -> None:
        write(tmp_path, "docker/Dockerfile", "FROM a\n")
        (tmp_path / "Dockerfile").symlink_to("docker/Dockerfile")
        (tmp_path / "images").symlink_to("docker")
        (tmp_path / "docker/up").symlink_to("../images/./Dockerfile")
        (tmp_path / "absolute").symlink_to(tmp_path.resolve() / "docker")
        files = DiskFiles(tmp_path)
        real = files.read("docker/Dockerfile")
        through = ["Dockerfile", "images/Dockerfile", "docker/up", "absolute/Dockerfile"]
        assert [files.kind(path) for path in through] == [Kind.FILE] * 4
        assert all(files.read(path) is real for path in through)
        assert files.names("images") == ("Dockerfile", "up")
        assert files.kind("images/missing") is Kind.ABSENT
        assert files.walk() == ("Dockerfile", "docker/Dockerfile", "docker/up")

    def test_those_that_leave_or_lead_nowhere_are_unknown(self, tmp_path: Path) -> None:
        write(tmp_path, "secret", "s")
        write(tmp_path, "base/x")
        links = {
            "out": "../secret",
            "absolute": str(tmp_path / "secret"),
            "folder": "..",
            "again": "../base/x",
            "dangling": "missing",
            "one": "two",
            "two": "one",
            "self": "self/a",
        }
        for name, target in links.items():
            (tmp_path / "base" / name).symlink_to(target)
        files = DiskFiles(tmp_path / "base")
        assert {files.kind(name) for name in links} == {Kind.OUTSIDE}
        assert files.kind("folder/secret") is Kind.OUTSIDE
        assert {unreadable(files, name) for name in links} == {(Kind.OUTSIDE, "is outside the project")}
        assert files.walk() == ("x",)

    def test_a_circle_of_folders_ends(self, tmp_path: Path) -> None:
        write(tmp_path, "a/x")
        (tmp_path / "a/loop").symlink_to("..")
        files = DiskFiles(tmp_path)
        assert files.walk() == ("a/x",)
        assert text_of(files, "a/loop/a/loop/a/x") == ""

    def test_a_link_to_what_is_not_walked_is_not_walked(self, tmp_path: Path) -> None:
        write(tmp_path, ".gitignore", "/cache\n")
        write(tmp_path, "cache/x")
        write(tmp_path, "node_modules/m/index.js")
        (tmp_path / "a").symlink_to("cache/x")
        (tmp_path / "b").symlink_to("node_modules/m/index.js")
        files = DiskFiles(tmp_path)
        assert files.walk() == (".gitignore",)
        assert [files.kind("a"), files.kind("b")] == [Kind.FILE, Kind.FILE]


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
class TestSpecialFiles:
    def test_pipes_and_sockets_are_never_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        os.mkfifo("Dockerfile")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("compose.yaml")
        files = DiskFiles(tmp_path)
        why = "is not a regular file, or is in a folder that can't be listed"
        assert unreadable(files, "Dockerfile") == (Kind.OTHER, why)
        assert unreadable(files, "compose.yaml") == (Kind.OTHER, why)
        assert files.walk() == ()


class TestPermissions:
    def test_what_may_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path, "closed")
        write(tmp_path, "locked/x")
        monkeypatch.setattr("builtins.open", denied(open, "closed"))
        monkeypatch.setattr("os.scandir", denied(os.scandir, "locked"))
        files = DiskFiles(tmp_path)
        assert unreadable(files, "closed") == (Kind.FILE, "cannot be read (permission denied)")
        why = "is not a regular file, or is in a folder that can't be listed"
        assert unreadable(files, "locked/x") == (Kind.OTHER, why)
        assert files.names("locked") == ()
        assert files.walk() == ("closed",)
        assert files.skipped == {"locked": "cannot be listed (permission denied)"}


def denied(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    def deny(path: str, *args: Any) -> Any:
        if str(path).endswith(name):
            raise PermissionError(13, "Permission denied")
        return function(path, *args)

    return deny


class TestBase:
    def test_git_wins_over_a_nearer_workspace(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        plant(tmp_path, "a/pnpm-workspace.yaml", "a/b/Dockerfile")
        assert find_base(tmp_path / "a/b/Dockerfile") == tmp_path.resolve()
        assert find_base(tmp_path / "a/b") == tmp_path.resolve()

    def test_the_nearest_git_wins(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        plant(tmp_path, "sub/.git", "sub/a/x")
        assert find_base(tmp_path / "sub/a") == (tmp_path / "sub").resolve()

    def test_the_nearest_workspace_wins(self, tmp_path: Path) -> None:
        plant(tmp_path, "pnpm-workspace.yaml", "a/pnpm-workspace.yaml", "a/b/x")
        assert find_base(tmp_path / "a/b") == (tmp_path / "a").resolve()

    def test_else_the_folder_itself(self, tmp_path: Path) -> None:
        plant(tmp_path, "a/Dockerfile")
        assert find_base(tmp_path / "a") == (tmp_path / "a").resolve()
        assert find_base(tmp_path / "a/Dockerfile") == (tmp_path / "a").resolve()
        assert find_base(tmp_path / "a/missing") == (tmp_path / "a").resolve()

    def test_a_link_belongs_where_it_leads(self, tmp_path: Path) -> None:
        plant(tmp_path, "one/pnpm-workspace.yaml", "two/pnpm-workspace.yaml", "two/a/x")
        (tmp_path / "one/link").symlink_to("../two/a")
        assert find_base(tmp_path / "one/link") == (tmp_path / "two").resolve()
