"""The command line over an empty tree (`shell`), and over one with a finding in one of two Dockerfiles (`bad`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import GOOD, ROOT, Shell, tree


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    return Shell(tmp_path, capsys)


@pytest.fixture
def bad(shell: Shell) -> Shell:
    tree(shell.folder, {"a/Dockerfile": ROOT, "a/server.js": "", "b/Dockerfile": GOOD, "b/server.js": ""})
    return shell
