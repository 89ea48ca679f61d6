"""The base of a path."""

from __future__ import annotations

from pathlib import Path

from dockerlint.discover import find_base
from tests.support.disk_trees import plant


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
