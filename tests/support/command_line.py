"""The command line, run in this process over a small tree on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from dockerlint import cli

ROOT = 'FROM node:22-slim\nWORKDIR /app\nCOPY server.js ./\nUSER root\nCMD ["node", "server.js"]\n'
GOOD = ROOT.replace("root", "node")
FOUND = "warning[root-user] the image runs as root: this is its last `USER`\n"


def tree(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


class Shell:
    """Runs dockerlint in this process, in a folder of its own."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.captured = captured

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = cli.run(arguments)
        return (code, *self.captured.readouterr())
