"""The base of the given paths, and how paths are shown."""

from __future__ import annotations

import json
import os

import pytest

from tests.support.command_line import FOUND, Shell, tree


def test_paths_are_shown_from_the_working_directory(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad.folder / "b")
    assert bad("--format", "concise", "..") == (1, f"../a/Dockerfile:4:6: {FOUND}", "")
    report = json.loads(bad("--format", "json", "../a")[1])
    assert (report["base"], report["findings"][0]["path"]) == ("..", "../a/Dockerfile")
    monkeypatch.chdir(bad.folder.parent)
    path = f"{bad.folder.name}/a"
    assert bad("--format", "concise", path) == (1, f"{path}/Dockerfile:4:6: {FOUND}", "")


def test_two_repositories_are_linted_one_at_a_time(shell: Shell) -> None:
    tree(shell.folder, {"a/.git/x": "", "b/.git/x": ""})
    (shell.folder / ".git").rmdir()
    shell.folder.joinpath("c").mkdir()
    os.chdir(shell.folder / "c")
    assert shell("../a", "../b") == (
        2,
        "",
        "dockerlint: `a` and `b` are separate projects; lint one at a time\n",
    )


def test_files_of_two_plain_folders_have_one_base(bad: Shell) -> None:
    (bad.folder / ".git").rmdir()
    assert bad("--format", "concise", "a/Dockerfile", "b/Dockerfile") == (1, f"a/Dockerfile:4:6: {FOUND}", "")


def test_in_a_subfolder_paths_are_relative_to_it(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad.folder / "a")
    assert bad("--format", "concise") == (1, f"Dockerfile:4:6: {FOUND}", "")
    report = json.loads(bad("--format", "json")[1])
    assert (report["base"], report["findings"][0]["path"]) == ("..", "Dockerfile")
    assert json.loads(bad("inspect")[1])["dockerfiles"][1]["path"] == "../b/Dockerfile"
    monkeypatch.chdir(bad.folder / "b")
    assert bad("--format", "concise", "../a") == (1, f"../a/Dockerfile:4:6: {FOUND}", "")
